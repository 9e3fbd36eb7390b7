package io.earshot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.trends.TrendsConfig;
import io.earshot.jobs.trends.TrendsJob;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.servers.Trees;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How many mentions a second of a single brand the trends job takes in, and which of its tasks take how much processor
 * time for it: the job as it is, with its state in RocksDB and a checkpoint every ten seconds, fed with {@link TopicTalk} at
 * 20,000 mentions a second of event time, as fast as it takes them. What it says goes nowhere.
 *
 * <p>{@code bench/run TrendsRate MENTIONS}
 */
public final class TrendsRate {
    private static final int TOPICS = 1_000;
    private static final int PER_MINUTE = 20_000 * 60;
    private static final int BATCH = 20_000;
    private static final int WARM_UP = 1_000_000;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final AtomicLong TAKEN = new AtomicLong();

    private TrendsRate() {}

    /** For so many mentions, after a million to warm up. */
    public static void main(String[] args) throws Exception {
        long mentions = Long.parseLong(args[0]);
        Path folder = Files.createTempDirectory("earshot-trends-rate");
        try {
            measure(mentions, folder);
        } finally {
            Trees.delete(folder);
        }
        System.exit(0);
    }

    private static void measure(long mentions, Path folder) throws Exception {
        Configuration flink = Configuration.fromMap(Map.of(
                "state.backend.type", "rocksdb",
                "execution.checkpointing.interval", "10 s",
                "execution.checkpointing.incremental", "true",
                "execution.checkpointing.dir",
                        folder.resolve("checkpoints").toUri().toString(),
                "pipeline.generic-types", "false",
                "pipeline.object-reuse", "true",
                "rest.bind-port", "0"));
        MiniClusterConfiguration shape = new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build();
        try (MiniCluster cluster = new MiniCluster(shape);
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink)) {
            cluster.start();
            env.setParallelism(2);
            TrendsJob.build(env, new Talked(), new NowhereSinks(), new NoBrands(), TrendsConfig.defaults());
            cluster.submitJob(env.getStreamGraph().getJobGraph()).get();
            await(WARM_UP);
            long before = TAKEN.get();
            Map<String, Long> cpu = cpuNanosByTask();
            long start = System.nanoTime();
            await(WARM_UP + mentions);
            double seconds = (System.nanoTime() - start) / 1e9;
            long taken = TAKEN.get() - before;
            System.out.printf(Locale.ROOT, "%,d mentions of one brand, %,.0f a second%n", taken, taken / seconds);
            Map<String, Long> spent = cpuNanosByTask();
            cpu.forEach((task, nanos) -> spent.merge(task, -nanos, Long::sum));
            spent.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(10)
                    .forEach(task -> System.out.printf(
                            Locale.ROOT, "%7.2f µs a mention: %s%n", task.getValue() / 1e3 / taken, task.getKey()));
        }
    }

    private static void await(long mentions) {
        while (TAKEN.get() < mentions) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** By what its threads are called, without their numbers. */
    private static Map<String, Long> cpuNanosByTask() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> nanos = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                nanos.merge(
                        thread.getThreadName().replaceAll("#\\d+$", ""),
                        Math.max(0, threads.getThreadCpuTime(thread.getThreadId())),
                        Long::sum);
            }
        }
        return nanos;
    }

    /** One brand's talk, made as it is asked for. */
    private static final class Talked extends SilentSources {
        @Override
        public DataStream<RawRecord> mentions(StreamExecutionEnvironment env) {
            DataGeneratorSource<RawRecord> source = new DataGeneratorSource<>(
                    number -> Talk.record(),
                    Long.MAX_VALUE,
                    RateLimiterStrategy.noOp(),
                    TypeInformation.of(RawRecord.class));
            return env.fromSource(
                            source,
                            WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                                    .withTimestampAssigner((record, none) -> record.timestampMillis()),
                            "mentions")
                    .setParallelism(1)
                    .rebalance();
        }
    }

    /** What the one source says; it is in this process, and has one task. */
    private static final class Talk {
        private static final TopicTalk TALK = new TopicTalk(TOPICS, PER_MINUTE);
        private static List<Mention> some = List.of();
        private static int next;

        private Talk() {}

        static RawRecord record() {
            if (next == some.size()) {
                some = TALK.next(BATCH);
                next = 0;
            }
            Mention mention = some.get(next++);
            long number = TAKEN.getAndIncrement();
            return new RawRecord(
                    Topics.MENTIONS,
                    0,
                    number,
                    mention.post().createdAt().toEpochMilli(),
                    mention.brand().getBytes(UTF_8),
                    Json.bytes(mention),
                    null);
        }
    }

    /** No brand wants anything of its own. */
    private record NoBrands() implements BrandsLog {
        @Override
        public Follower follow(Map<Integer, Long> from) {
            return new Follower() {
                @Override
                public RawRecord next() {
                    return null;
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }
    }
}
