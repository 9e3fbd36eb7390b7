package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.cli.Earshot;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.testing.KafkaTopics;
import io.earshot.json.Json;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.FlinkCluster;
import io.earshot.servers.KafkaBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Brands change while posts come, on real parts: the job takes a change without a restart, goes on with it after a crash,
 * and every post is held once against the brands as they were or as they are.
 */
final class BrandChangesIT {
    private static final Path JOB_JAR =
            Path.of(System.getProperty("earshot.root")).resolve("jobs/target/earshot-jobs.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTITIONS = 2;
    private static final int POSTS_PER_SECOND = 400;

    private static final String BOOK = """
            brands:
              - id: acme
                queries:
                  - {id: main, query: acme}
            """;
    private static final String CHANGED_BOOK = BOOK + """
                  - {id: second, query: nova}
              - id: nova
                queries:
                  - {id: main, query: nova}
            """;

    @TempDir
    private Path folder;

    @Test
    void aChangeTakesEffectOnceForEveryPost() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka")).start();
                ElasticsearchNode node = ElasticsearchNode.in(folder.resolve("elasticsearch"))
                        .heapMegabytes(512)
                        .start();
                FlinkCluster cluster = FlinkCluster.in(folder.resolve("flink"))
                        .setting("parallelism.default", Integer.toString(PARTITIONS))
                        .setting("execution.checkpointing.interval", "1 s")
                        .setting("restart-strategy.type", "fixed-delay")
                        .setting("restart-strategy.fixed-delay.attempts", "100")
                        .setting("restart-strategy.fixed-delay.delay", "1 s")
                        .start()) {
            KafkaTopics topics = new KafkaTopics(broker.bootstrapServers());
            Setup.topics(broker.bootstrapServers(), PARTITIONS);
            Setup.elasticsearch(node.url());
            assertThat(push(broker, BOOK)).contains("acme: version 0");
            String job = cluster.submit(
                    JOB_JAR,
                    "io.earshot.jobs.cli.Earshot",
                    "run",
                    "mentions",
                    "--set",
                    "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--set",
                    "elasticsearch.hosts=" + node.url());
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(topics, enough));

            awaitMentions(topics, "acme", 1);
            pushBroken(topics);
            await("the broken version is refused").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            topics.committed(Topics.DEAD_LETTERS))
                    .isNotEmpty());
            assertThat(push(broker, CHANGED_BOOK)).contains("nova: version").contains("2 pushed, 0 unchanged");
            awaitMentions(topics, "nova", 1);
            assertThat(wasRestarted(cluster, job)).isFalse();

            cluster.killTaskManager(0);
            cluster.startTaskManager();
            int before = mentions(topics, "nova").size();
            awaitMentions(topics, "nova", before + 5 * POSTS_PER_SECOND);
            enough.set(true);
            sending.get();

            List<ConsumerRecord<String, String>> posts = topics.committed(Topics.POSTS);
            awaitMentions(topics, "acme", posts.size());
            Map<String, JsonNode> acme = mentions(topics, "acme");
            Map<String, JsonNode> nova = mentions(topics, "nova");
            assertThat(wasRestarted(cluster, job)).isTrue();
            assertThat(acme).hasSize(posts.size());
            assertThat(topics.committed(Topics.MENTIONS)).as("no mention twice").hasSize(acme.size() + nova.size());
            for (int partition = 0; partition < PARTITIONS; partition++) {
                assertThat(since(posts, partition, nova::containsKey))
                        .as("new brand")
                        .isTrue();
                assertThat(since(
                                posts,
                                partition,
                                id -> acme.get(id).get("queries").size() == 2))
                        .as("new query")
                        .isTrue();
            }
        }
    }

    private interface Condition {
        boolean holds(String post);
    }

    /** Whether a condition, false at first, is true for every post of the partition since it was true for one. */
    private static boolean since(List<ConsumerRecord<String, String>> posts, int partition, Condition condition) {
        boolean begun = false;
        boolean first = true;
        for (ConsumerRecord<String, String> post : posts) {
            if (post.partition() != partition) {
                continue;
            }
            boolean holds = condition.holds(post.key());
            if ((begun && !holds) || (first && holds)) {
                return false;
            }
            begun |= holds;
            first = false;
        }
        return begun;
    }

    private String push(KafkaBroker broker, String book) throws Exception {
        Path file = Files.writeString(folder.resolve("book.yaml"), book);
        StringWriter messages = new StringWriter();
        CommandLine command = Earshot.commandLine().setErr(new PrintWriter(messages));
        assertThat(command.execute("brands", "push", "--bootstrap-servers", broker.bootstrapServers(), file.toString()))
                .as(messages.toString())
                .isZero();
        return messages.toString();
    }

    /** What `brands push` would never send. */
    private static void pushBroken(KafkaTopics topics) throws Exception {
        try (KafkaProducer<String, String> producer = topics.producer()) {
            String broken = "{\"id\":\"acme\",\"queries\":[{\"id\":\"main\",\"query\":\"acme AND\"}]}";
            producer.send(new ProducerRecord<>(Topics.BRANDS, "acme", broken)).get();
        }
    }

    private static void send(KafkaTopics topics, AtomicBoolean enough) {
        try (KafkaProducer<String, String> producer = topics.producer()) {
            long start = System.nanoTime();
            Future<RecordMetadata> last = CompletableFuture.completedFuture(null);
            for (int i = 0; !enough.get(); i++) {
                Instant now = Instant.now();
                String id = "x:" + i;
                String post = Json.string(Map.of(
                        "id",
                        id,
                        "platform",
                        "x",
                        "author",
                        Map.of("id", "u" + i),
                        "text",
                        "acme or nova, number " + i,
                        "createdAt",
                        Json.instant(now)));
                last = producer.send(new ProducerRecord<>(Topics.POSTS, null, now.toEpochMilli(), id, post));
                long due = start + i * 1_000_000_000L / POSTS_PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
            last.get();
        } catch (Exception e) {
            throw new IllegalStateException("the posts could not be sent", e);
        }
    }

    private static void awaitMentions(KafkaTopics topics, String brand, int atLeast) {
        await(atLeast + " mentions of " + brand)
                .atMost(PATIENCE)
                .until(() -> mentions(topics, brand).size() >= atLeast);
    }

    /** The mentions of a brand by the id of their post. */
    private static Map<String, JsonNode> mentions(KafkaTopics topics, String brand) throws Exception {
        Map<String, JsonNode> mentions = new TreeMap<>();
        for (ConsumerRecord<String, String> record : topics.committed(Topics.MENTIONS)) {
            if (record.key().equals(brand)) {
                JsonNode mention = Json.MAPPER.readTree(record.value());
                mentions.put(mention.get("id").asText(), mention);
            }
        }
        return mentions;
    }

    private static boolean wasRestarted(FlinkCluster cluster, String job) throws Exception {
        return cluster.get("/jobs/" + job)
                        .required("timestamps")
                        .required("RESTARTING")
                        .asLong()
                > 0;
    }
}
