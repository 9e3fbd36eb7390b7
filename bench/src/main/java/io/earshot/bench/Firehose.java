package io.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.jobs.cli.Earshot;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.json.Json;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.FlinkCluster;
import io.earshot.servers.KafkaBroker;
import io.earshot.servers.Trees;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The mentions job under a firehose: a real broker, a real node, a real Flink cluster, each a process of its own.
 * First how many posts a second it takes from a full topic and what each costs; then, at Twitter's pace, how long a
 * post needs from Kafka until a search finds it.
 */
@Command(name = "firehose", mixinStandardHelpOptions = true, description = "Measures the mentions job end to end.")
public final class Firehose implements Callable<Integer> {
    private static final Duration SLOWEST_WINDOW = Duration.ofSeconds(10);
    private static final String PROBE = "probe";
    private static final int PROBE_RANK = 1_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SEARCH_POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Option(names = "--posts", description = "posts to measure (default: ${DEFAULT-VALUE})")
    private int posts = 5_000_000;

    @Option(names = "--warm-up", description = "posts before those, until the JVM is warm (default: ${DEFAULT-VALUE})")
    private int warmUp = 3_000_000;

    @Option(names = "--brands", description = "default: ${DEFAULT-VALUE}")
    private int brandCount = 1_000;

    @Option(names = "--queries", description = "queries of all brands together (default: ${DEFAULT-VALUE})")
    private int queries = 10_000;

    @Option(names = "--mentions", description = "share of posts that mean a brand (default: ${DEFAULT-VALUE})")
    private double mentionShare = 0.01;

    @Option(names = "--parallelism", description = "default: ${DEFAULT-VALUE}")
    private int parallelism = 2;

    @Option(names = "--checkpoints", description = "interval (default: ${DEFAULT-VALUE})")
    private String checkpoints = "10 s";

    @Option(names = "--rate", description = "posts a second of the latency run; 0 for none (default: ${DEFAULT-VALUE})")
    private int rate = 5_833;

    @Option(names = "--seconds", description = "length of the latency run (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    private final PrintStream out = System.out;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant firstPost = Instant.now();
    private Pace pace = new Pace();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Firehose()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("earshot-firehose");
        Path root = Path.of(System.getProperty("earshot.root", "."));
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka"))
                        .heapMegabytes(1024)
                        .start();
                ElasticsearchNode node =
                        ElasticsearchNode.in(folder.resolve("elasticsearch")).start();
                FlinkCluster cluster = FlinkCluster.in(folder.resolve("flink"))
                        .taskManagerMegabytes(3072)
                        .setting("parallelism.default", Integer.toString(parallelism))
                        .setting("execution.checkpointing.interval", checkpoints)
                        .setting("metrics.fetcher.update-interval", "500")
                        .start()) {
            FirehosePosts firehose = new FirehosePosts(1, brandCount, queries, mentionShare);
            Setup.topics(broker.bootstrapServers(), Math.max(2, parallelism));
            Setup.elasticsearch(node.url());
            pushBrands(broker, firehose.brandsWithQueries());
            out.printf(
                    "%,d brands with %,d queries; preloading %,d posts of some 608 bytes, %.1f %% mentions%n",
                    brandCount, queries, warmUp + posts, 100 * mentionShare);
            try (KafkaProducer<String, String> producer = producer(broker)) {
                for (long i = 0; i < warmUp + posts; i++) {
                    send(producer, firehose, i, firstPost.minusSeconds(3600).plusNanos(i * 100_000), null);
                }
            }
            String job = cluster.submit(
                    root.resolve("jobs/target/earshot-jobs.jar"),
                    Earshot.class.getName(),
                    "run",
                    "mentions",
                    "--set",
                    "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--set",
                    "elasticsearch.hosts=" + node.url());
            throughput(cluster, job, broker, node);
            if (rate > 0) {
                latency(broker, node, firehose);
            }
            health(cluster, job);
        } finally {
            Trees.delete(folder);
        }
        return 0;
    }

    private void throughput(FlinkCluster cluster, String job, KafkaBroker broker, ElasticsearchNode node)
            throws Exception {
        long begun = awaitRead(cluster, job, warmUp);
        out.printf("warm after %,d posts; measuring%n", begun);
        pace = new Pace();
        long start = System.nanoTime();
        ProcessCost flinkBefore = ProcessCost.of(cluster.taskManagerPid(0));
        ProcessCost kafkaBefore = ProcessCost.of(broker.pid());
        ProcessCost nodeBefore = ProcessCost.of(node.pid());
        long read = awaitRead(cluster, job, warmUp + posts) - begun;
        double wallSeconds = (System.nanoTime() - start) / 1e9;
        ProcessCost flink = ProcessCost.of(cluster.taskManagerPid(0));
        ProcessCost kafka = ProcessCost.of(broker.pid());
        ProcessCost search = ProcessCost.of(node.pid());
        double flinkMicros = flink.cpuMicrosSince(flinkBefore, read);
        double kafkaMicros = kafka.cpuMicrosSince(kafkaBefore, read);
        double nodeMicros = search.cpuMicrosSince(nodeBefore, read);
        long searchable = count(node);
        out.printf("throughput: %,.0f posts/s over %,d posts in %.1f s%n", read / wallSeconds, read, wallSeconds);
        out.printf("slowest %d s: %,.0f posts/s%n", SLOWEST_WINDOW.toSeconds(), pace.slowest(SLOWEST_WINDOW));
        out.printf(
                "cpu a post: Flink %.2f µs, Kafka %.2f µs, Elasticsearch %.2f µs%n",
                flinkMicros, kafkaMicros, nodeMicros);
        out.printf("ceiling of two cores: %,.0f posts/s%n", 2e6 / (flinkMicros + kafkaMicros + nodeMicros));
        out.printf(
                "peak memory: TaskManager %,d MB, Kafka %,d MB, Elasticsearch %,d MB%n",
                flink.peakMegabytes(), kafka.peakMegabytes(), search.peakMegabytes());
        long mentions = awaitStill(cluster, job, "find_mentions.mentions");
        awaitDocuments(node, mentions);
        double searchableSeconds = (System.nanoTime() - start) / 1e9;
        awaitCommitted(broker, mentions);
        out.printf(
                "all %,d mentions were committed to Kafka %.1f s after the clock started%n",
                mentions, (System.nanoTime() - start) / 1e9);
        out.printf(
                "mentions: %,d; %,d of them could not be searched yet when the last post was read, and all %.1f s after the"
                        + " clock started%n",
                mentions, mentions - searchable, searchableSeconds);
    }

    private void health(FlinkCluster cluster, String job) throws Exception {
        JsonNode checkpoints = cluster.get("/jobs/" + job + "/checkpoints").path("counts");
        out.printf(
                "checkpoints: %d completed, %d failed; %s%n",
                checkpoints.path("completed").asInt(),
                checkpoints.path("failed").asInt(),
                cluster.get("/jobs/" + job).at("/timestamps/RESTARTING").asLong() > 0
                        ? "the job was restarted"
                        : "no restart");
    }

    private void latency(KafkaBroker broker, ElasticsearchNode node, FirehosePosts firehose) throws Exception {
        out.printf("latency: %,d posts/s for %d s%n", rate, seconds);
        Map<String, Long> arrived = new ConcurrentHashMap<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread sender = new Thread(
                () -> {
                    try (KafkaProducer<String, String> producer = producer(broker)) {
                        long start = System.nanoTime();
                        long total = (long) rate * seconds;
                        for (long i = 0; i < total; i++) {
                            send(producer, firehose, warmUp + posts + i, Instant.now(), arrived);
                            long due = start + i * 1_000_000_000L / rate;
                            while (System.nanoTime() < due) {
                                LockSupport.parkNanos(due - System.nanoTime());
                            }
                        }
                    } catch (RuntimeException e) {
                        failure.set(e);
                    }
                },
                "sender");
        sender.start();
        CompletableFuture<Instant> pushed = CompletableFuture.supplyAsync(
                () -> pushProbe(broker), CompletableFuture.delayedExecutor(seconds / 2, TimeUnit.SECONDS));
        Map<String, Long> visible = watch(node, sender, arrived);
        sender.join();
        if (failure.get() != null) {
            throw new IllegalStateException("the posts could not be sent", failure.get());
        }
        List<Long> millis = new ArrayList<>();
        arrived.forEach((id, at) -> {
            if (visible.containsKey(id)) {
                millis.add((visible.get(id) - at) / 1_000_000);
            }
        });
        effect(node, pushed.get());
        millis.sort(null);
        out.printf(
                "from Kafka to a search that finds it: median %,d ms, 99th percentile %,d ms, over %,d mentions (%d unseen)%n",
                millis.get(millis.size() / 2),
                millis.get((int) (millis.size() * 0.99)),
                millis.size(),
                arrived.size() - millis.size());
    }

    /** Puts a brand in force that a post in some hundreds means, and says when Kafka had it. */
    private static Instant pushProbe(KafkaBroker broker) {
        String word = new Vocabulary().word(PROBE_RANK);
        pushBrands(
                broker, List.of(new Brand(PROBE, PROBE, Map.of(), List.of(), List.of(new BrandQuery("main", word)))));
        return Instant.now();
    }

    /** How long after the push the first post was published that was found by it. */
    private void effect(ElasticsearchNode node, Instant pushed) throws Exception {
        JsonNode found = search(
                node,
                "/" + Indices.MENTIONS + "/_search",
                "{\"size\":0,\"query\":{\"term\":{\"brand\":\"" + PROBE
                        + "\"}},\"aggs\":{\"first\":{\"min\":{\"field\":\"createdAt\"}}}}");
        double first = found.at("/aggregations/first/value").asDouble(Double.NaN);
        out.printf(
                "a brand pushed beside %,d queries: in force for the first post after %,.0f ms%n",
                queries, first - pushed.toEpochMilli());
    }

    /** Searches again and again until all that arrived was found, and notes when each was first found. */
    private Map<String, Long> watch(ElasticsearchNode node, Thread sender, Map<String, Long> arrived)
            throws IOException, InterruptedException {
        Map<String, Long> visible = new ConcurrentHashMap<>();
        Set<String> seen = new HashSet<>();
        long deadline =
                System.nanoTime() + Duration.ofSeconds(seconds).plus(PATIENCE).toNanos();
        while ((sender.isAlive() || !seen.containsAll(arrived.keySet())) && System.nanoTime() < deadline) {
            String since = Json.instant(Instant.now().minusSeconds(20));
            JsonNode hits = search(
                    node,
                    "/" + Indices.MENTIONS + "/_search?filter_path=hits.hits._id",
                    "{\"size\":10000,\"_source\":false,\"query\":{\"range\":{\"createdAt\":{\"gte\":\"" + since
                            + "\"}}}}");
            long now = System.nanoTime();
            for (JsonNode hit : hits.at("/hits/hits")) {
                String mention = hit.get("_id").asText();
                if (seen.add(mention.substring(mention.indexOf('/') + 1))) {
                    visible.put(mention.substring(mention.indexOf('/') + 1), now);
                }
            }
            LockSupport.parkNanos(SEARCH_POLL.toNanos());
        }
        return visible;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every outcome
    private void send(
            KafkaProducer<String, String> producer,
            FirehosePosts firehose,
            long number,
            Instant createdAt,
            @Nullable Map<String, Long> arrived) {
        ProducerRecord<String, String> record = new ProducerRecord<>(
                Topics.POSTS,
                null,
                createdAt.toEpochMilli(),
                FirehosePosts.id(number),
                firehose.post(number, createdAt));
        boolean timed = arrived != null && firehose.isMention(number);
        producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("a post was not taken", failure);
            }
            if (timed) {
                arrived.put(FirehosePosts.id(number), System.nanoTime());
            }
        });
    }

    private long awaitRead(FlinkCluster cluster, String job, long wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(15).toNanos();
        while (System.nanoTime() < deadline) {
            long read = metric(cluster, job, "find_mentions.posts");
            pace.note(read);
            if (read >= wanted) {
                return read;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IllegalStateException("the job did not read " + wanted + " posts; it is " + cluster.jobState(job));
    }

    /** The metric when it has not changed for longer than Flink needs to report it. */
    private static long awaitStill(FlinkCluster cluster, String job, String name) throws Exception {
        long before = -1;
        long now = metric(cluster, job, name);
        while (now != before) {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            before = now;
            now = metric(cluster, job, name);
        }
        return now;
    }

    /** A metric of the operator that finds the mentions, over all its subtasks; 0 before there is one. */
    private static long metric(FlinkCluster cluster, String job, String name) throws Exception {
        for (JsonNode vertex : cluster.get("/jobs/" + job).path("vertices")) {
            if (vertex.get("name").asText().contains("find mentions")) {
                String path = "/jobs/" + job + "/vertices/" + vertex.get("id").asText();
                return cluster.get(path + "/subtasks/metrics?agg=sum&get=" + name)
                        .path(0)
                        .path("sum")
                        .asLong();
            }
        }
        return 0;
    }

    private static void awaitCommitted(KafkaBroker broker, long wanted) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("isolation.level", "read_committed");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.MENTIONS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (long committed = 0;
                    committed < wanted;
                    committed += consumer.poll(POLL).count()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("only " + committed + " mentions of " + wanted + " are in Kafka");
                }
            }
        }
    }

    private long count(ElasticsearchNode node) throws IOException, InterruptedException {
        return search(node, "/" + Indices.MENTIONS + "/_count", "{}")
                .path("count")
                .asLong();
    }

    private void awaitDocuments(ElasticsearchNode node, long wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count(node) < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("fewer than " + wanted + " mentions reached Elasticsearch");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private JsonNode search(ElasticsearchNode node, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return Json.MAPPER.readTree(
                http.send(request, BodyHandlers.ofByteArray()).body());
    }

    private static void pushBrands(KafkaBroker broker, List<Brand> brands) {
        try (KafkaProducer<String, String> producer = producer(broker)) {
            List<Future<?>> writes = new ArrayList<>();
            for (Brand brand : brands) {
                writes.add(producer.send(new ProducerRecord<>(Topics.BRANDS, brand.id(), Json.string(brand))));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the brands were not taken", e);
        }
    }

    private static KafkaProducer<String, String> producer(KafkaBroker broker) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", "10");
        properties.put("batch.size", Integer.toString(256 << 10));
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }
}
