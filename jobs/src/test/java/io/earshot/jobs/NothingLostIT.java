package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.testing.KafkaTopics;
import io.earshot.jobs.testing.SearchIndex;
import io.earshot.json.Json;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.FlinkCluster;
import io.earshot.servers.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee, on real parts: whatever is killed, each post that Kafka acknowledged is a mention or a dead letter,
 * exactly once, in Kafka and in Elasticsearch. The job runs on a cluster of separate processes, submitted from the
 * shaded jar through Flink's own command line.
 */
final class NothingLostIT {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root"));
    private static final Path JOB_JAR = ROOT.resolve("jobs/target/earshot-jobs.jar");

    private static final int POSTS = 200_000;
    private static final int MENTION_EVERY = 2;
    private static final int BAD_EVERY = 1_000;
    private static final int POSTS_PER_SECOND = 6_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant FIRST = Instant.parse("2026-06-01T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void whateverIsKilledEveryPostEndsOnceAsAMentionOrADeadLetter() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka")).start();
                ElasticsearchNode node = ElasticsearchNode.in(folder.resolve("elasticsearch"))
                        .heapMegabytes(768)
                        .start();
                FlinkCluster cluster = FlinkCluster.in(folder.resolve("flink"))
                        .taskManagers(2)
                        .slots(1)
                        .setting("parallelism.default", "2")
                        .setting("execution.checkpointing.interval", "3 s")
                        .setting("restart-strategy.type", "fixed-delay")
                        .setting("restart-strategy.fixed-delay.attempts", "100")
                        .setting("restart-strategy.fixed-delay.delay", "1 s")
                        .start()) {
            KafkaTopics topics = new KafkaTopics(broker.bootstrapServers());
            SearchIndex index = new SearchIndex(node.url());
            Setup.topics(broker.bootstrapServers(), 4);
            Setup.elasticsearch(node.url());
            pushBrand(topics);
            cluster.submit(
                    JOB_JAR,
                    "io.earshot.jobs.cli.Earshot",
                    "run",
                    "mentions",
                    "--set",
                    "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--set",
                    "elasticsearch.hosts=" + node.url());

            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(topics));
            List<String> expected = expectedMentions();
            await("a tenth is done").atMost(PATIENCE).until(() -> index.count(Indices.MENTIONS) > expected.size() / 10);
            cluster.killTaskManager(0);
            cluster.startTaskManager();
            await("half is done").atMost(PATIENCE).until(() -> index.count(Indices.MENTIONS) > expected.size() / 2);
            node.kill();
            node.restart();
            sending.get();

            int bad = POSTS / BAD_EVERY;
            await("all mentions are in Kafka")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() ->
                            assertThat(topics.committed(Topics.MENTIONS)).hasSizeGreaterThanOrEqualTo(expected.size()));
            await("all dead letters are in Kafka").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            topics.committed(Topics.DEAD_LETTERS))
                    .hasSizeGreaterThanOrEqualTo(bad));
            await("all mentions are in Elasticsearch").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            index.count(Indices.MENTIONS))
                    .isGreaterThanOrEqualTo(expected.size()));
            await("all dead letters are in Elasticsearch").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            index.count(Indices.DEAD_LETTERS))
                    .isGreaterThanOrEqualTo(bad));

            // Twice would show here: the lists are compared whole, sorted.
            assertThat(ids(topics.committed(Topics.MENTIONS), "mention")).isEqualTo(expected);
            assertThat(ids(topics.committed(Topics.DEAD_LETTERS), "id"))
                    .doesNotHaveDuplicates()
                    .hasSize(bad);
            assertThat(index.documents(Indices.MENTIONS).keySet()).isEqualTo(new TreeSet<>(expected));
            assertThat(index.documents(Indices.DEAD_LETTERS)).hasSize(bad);
        }
    }

    private static void pushBrand(KafkaTopics topics) throws Exception {
        Map<String, Object> brand = Map.of(
                "id", "acme", "name", "Acme", "queries", List.of(Map.of("id", "main", "query", "acme OR #acmebank")));
        try (KafkaProducer<String, String> producer = topics.producer()) {
            producer.send(new ProducerRecord<>(Topics.BRANDS, "acme", Json.string(brand)))
                    .get();
        }
    }

    /** Sends all posts at a steady pace, so that something is always under way when something is killed. */
    private static void send(KafkaTopics topics) {
        try (KafkaProducer<String, String> producer = topics.producer()) {
            long start = System.nanoTime();
            Future<RecordMetadata> last = CompletableFuture.completedFuture(null);
            for (int i = 0; i < POSTS; i++) {
                Instant createdAt = FIRST.plusMillis(i * 10L);
                String id = "x:" + i;
                last = producer.send(
                        new ProducerRecord<>(Topics.POSTS, null, createdAt.toEpochMilli(), id, post(i, id, createdAt)));
                long due = start + i * 1_000_000_000L / POSTS_PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
            producer.flush();
            last.get();
        } catch (Exception e) {
            throw new IllegalStateException("the posts could not be sent", e);
        }
    }

    private static String post(int number, String id, Instant createdAt) {
        if (isBad(number)) {
            return "{\"id\":\"" + id + "\",\"platform\":\"x\"";
        }
        String text = isMention(number) ? "my acme card was refused again, number " : "what a lovely morning, number ";
        return Json.string(Map.of(
                "id",
                id,
                "platform",
                "x",
                "author",
                Map.of("id", "u" + number % 5_000, "handle", "u" + number % 5_000),
                "text",
                text + number,
                "createdAt",
                Json.instant(createdAt)));
    }

    private static boolean isBad(int number) {
        return number % BAD_EVERY == BAD_EVERY - 1;
    }

    private static boolean isMention(int number) {
        return number % MENTION_EVERY == 0;
    }

    private static List<String> expectedMentions() {
        return IntStream.range(0, POSTS)
                .filter(number -> isMention(number) && !isBad(number))
                .mapToObj(number -> "acme/x:" + number)
                .sorted()
                .toList();
    }

    private static List<String> ids(List<ConsumerRecord<String, String>> records, String field) throws Exception {
        List<String> ids = new java.util.ArrayList<>(records.size());
        for (ConsumerRecord<String, String> record : records) {
            JsonNode json = Json.MAPPER.readTree(record.value());
            ids.add(json.get(field).asText());
        }
        ids.sort(null);
        return ids;
    }
}
