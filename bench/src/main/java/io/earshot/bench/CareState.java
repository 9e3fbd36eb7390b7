package io.earshot.bench;

import io.earshot.care.Item;
import io.earshot.clock.ServicePolicy;
import io.earshot.jobs.care.CareConfig;
import io.earshot.jobs.care.CareJob;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.servers.Trees;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What many open items take: the care job as it is, with its state and its timers in RocksDB, fed with mentions that each
 * open an item of another customer in another thread. First the items are opened, by a brand that promises an answer
 * within a week, so that nothing falls due; then as many more as are asked for, whose deadlines come all at once.
 *
 * <p>{@code bench/run CareState ITEMS DEADLINES}, with {@code EARSHOT_BENCH_HEAP=2g}.
 */
public final class CareState {
    private static final int PARALLELISM = 2;
    private static final int BRANDS = 100;
    private static final Duration WARNED_IN = Duration.ofSeconds(60);
    private static final Duration HURRIED = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final AtomicLong VERSIONS = new AtomicLong();
    private static volatile CompletableFuture<Void> gate = new CompletableFuture<>();
    private static volatile Instant warnedAt = Instant.MAX;

    private CareState() {}

    public static void main(String[] args) throws Exception {
        long items = Long.parseLong(args[0]);
        long deadlines = Long.parseLong(args[1]);
        Path folder = Files.createTempDirectory("earshot-care-state");
        try {
            measure(items, deadlines, folder);
        } finally {
            Trees.delete(folder);
        }
        System.exit(0);
    }

    private static void measure(long items, long deadlines, Path folder) throws Exception {
        Configuration flink = Configuration.fromMap(Map.ofEntries(
                Map.entry("state.backend.type", "rocksdb"),
                Map.entry("state.backend.rocksdb.use-bloom-filter", "true"),
                Map.entry("state.backend.rocksdb.memory.partitioned-index-filters", "true"),
                Map.entry(
                        "state.backend.rocksdb.localdir",
                        folder.resolve("rocksdb").toString()),
                Map.entry(
                        "execution.checkpointing.dir",
                        folder.resolve("checkpoints").toUri().toString()),
                Map.entry("execution.checkpointing.incremental", "true"),
                Map.entry("execution.checkpointing.timeout", "1 h"),
                Map.entry("execution.checkpointing.interval", "1 d"),
                Map.entry("taskmanager.memory.managed.size", "1g"),
                Map.entry("pipeline.generic-types", "false"),
                Map.entry("pipeline.object-reuse", "true"),
                Map.entry("rest.bind-port", "0"),
                Map.entry("pipeline.max-parallelism", "128")));
        MiniClusterConfiguration shape = new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .build();
        try (MiniCluster cluster = new MiniCluster(shape);
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink)) {
            cluster.start();
            env.setParallelism(PARALLELISM);
            CareJob.build(env, new Asked(items, deadlines), new Counted(), new TwoPromises(), CareConfig.defaults());
            long cpu = cpuNanos();
            long start = System.nanoTime();
            JobID job =
                    cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
            await(items, cluster, job);
            print("opened", items, cpu, start);
            start = System.nanoTime();
            cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
            System.out.printf("a checkpoint of it took %.1f s%n", (System.nanoTime() - start) / 1e9);
            System.out.printf(
                    "%,.0f bytes an item in the checkpoint, %,.0f on RocksDB's disk; heap after collection %,d MB%n",
                    (double) bytes(folder.resolve("checkpoints")) / items,
                    (double) bytes(folder.resolve("rocksdb")) / items,
                    Heap.usedBytes() >> 20);
            warnedAt = Instant.now().plus(WARNED_IN);
            gate.complete(null);
            await(items + deadlines, cluster, job);
            LockSupport.parkNanos(
                    Math.max(0, Duration.between(Instant.now(), warnedAt).toNanos()));
            long before = VERSIONS.get();
            cpu = cpuNanos();
            start = System.nanoTime();
            await(items + 2 * deadlines, cluster, job);
            print("warned of", items + 2 * deadlines - before, cpu, start);
            cluster.cancelJob(job).get();
        }
    }

    private static void await(long versions, MiniCluster cluster, JobID job) throws Exception {
        long told = System.nanoTime();
        while (VERSIONS.get() < versions) {
            LockSupport.parkNanos(POLL.toNanos());
            if (System.nanoTime() - told > TimeUnit.SECONDS.toNanos(30)) {
                told = System.nanoTime();
                System.err.printf(
                        "%,d versions of items; the job is %s%n",
                        VERSIONS.get(), cluster.getJobStatus(job).get());
                if (cluster.getJobStatus(job).get().isTerminalState()) {
                    throw new IllegalStateException(
                            "the job ended",
                            cluster.requestJobResult(job)
                                    .get()
                                    .getSerializedThrowable()
                                    .orElse(null));
                }
            }
        }
    }

    private static void print(String what, long items, long cpuBefore, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%,d items %s in %.1f s: %,.0f a second, %.1f µs of processor time each%n",
                items, what, seconds, items / seconds, (cpuNanos() - cpuBefore) / 1e3 / items);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> {
                        try {
                            return Files.size(file);
                        } catch (IOException e) {
                            return 0; // compacted away meanwhile
                        }
                    })
                    .sum();
        }
    }

    private static byte[] question(long number, long items) {
        boolean hurried = number >= items;
        // What is hurried was received so long ago that it is warned of at that moment.
        Instant at = hurried
                ? warnedAt.minusMillis(Math.round(HURRIED.toMillis() * (1 - ServicePolicy.USUAL_WARN_SHARE)))
                : Instant.now();
        String brand = hurried ? "hurried" : CareMentions.brand(number % BRANDS);
        return Json.bytes(CareMentions.question(number, brand, at));
    }

    /** Mentions, the last of which wait for the gate; and nothing else. */
    private static final class Asked extends SilentSources {
        private final long opened;
        private final long deadlines;

        Asked(long opened, long deadlines) {
            this.opened = opened;
            this.deadlines = deadlines;
        }

        @Override
        public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
            long first = opened;
            long end = opened + deadlines;
            DataGeneratorSource<RawRecord> source = new DataGeneratorSource<>(
                    number -> new RawRecord(Topics.MENTIONS, 0, number, 0, null, question(number, first), null),
                    end + 1, // one more than ever comes, so that the stream does not end
                    parallelism -> new Gated(first, end),
                    TypeInformation.of(RawRecord.class));
            return env.fromSource(source, WatermarkStrategy.noWatermarks(), "mentions")
                    .setParallelism(1)
                    .rebalance();
        }
    }

    /** Lets so many records by, then, when the gate is open, those up to the end, and then none any more. */
    private static final class Gated implements RateLimiter<NumberSequenceSplit> {
        private final long first;
        private final long end;
        private long passed;

        Gated(long first, long end) {
            this.first = first;
            this.end = end;
        }

        @Override
        public CompletionStage<Void> acquire(int permits) {
            passed++;
            if (passed <= first) {
                return CompletableFuture.completedFuture(null);
            }
            return passed <= end ? gate : new CompletableFuture<>();
        }
    }

    /** A brand that promises an answer soon, and a hundred that promise one within a week. */
    private record TwoPromises() implements BrandsLog {
        @Override
        public Follower follow(Map<Integer, Long> from) {
            return new Follower() {
                private int next;

                @Override
                public RawRecord next() {
                    if (next > BRANDS) {
                        return null;
                    }
                    Duration promise = next == BRANDS ? HURRIED : Duration.ofDays(7);
                    String id = next == BRANDS ? "hurried" : CareMentions.brand(next);
                    byte[] brand = Json.bytes(Map.of(
                            "id", id,
                            "name", id,
                            "queries", List.of(Map.of("id", "main", "query", "word")),
                            "weights", Map.of("waiting", 0),
                            "policies", List.of(Map.of("id", "promised", "firstReply", promise.toMinutes() + "m"))));
                    next++;
                    return new RawRecord(
                            Topics.BRANDS,
                            0,
                            next,
                            0,
                            id.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            brand,
                            null);
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }
    }

    /** Counts the versions of items. */
    private static final class Counted extends NowhereSinks {
        @Override
        public void items(DataStream<Item> items) {
            items.map(item -> {
                        VERSIONS.incrementAndGet();
                        return item;
                    })
                    .returns(Item.class)
                    .sinkTo(new DiscardingSink<>());
        }
    }
}
