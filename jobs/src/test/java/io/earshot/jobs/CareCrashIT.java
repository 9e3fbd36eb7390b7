package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.cli.Earshot;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.testing.KafkaTopics;
import io.earshot.jobs.testing.SearchIndex;
import io.earshot.json.Json;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.FlinkCluster;
import io.earshot.servers.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clocks run, and the process that has them dies, on real parts: what fell due meanwhile is told when another has taken over,
 * each deadline once, dated when it fell due, and no item is lost or told twice in one version.
 */
final class CareCrashIT {
    private static final Path JOB_JAR =
            Path.of(System.getProperty("earshot.root")).resolve("jobs/target/earshot-jobs.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARTITIONS = 2;

    private static final int ITEMS = 600;
    private static final int ITEMS_PER_SECOND = 20;

    /** One in four is answered in time. */
    private static final int ANSWERED_EVERY = 4;

    private static final String BOOK = """
            brands:
              - id: acme
                queries: [{id: main, query: acme}]
                policies: [{id: quick, firstReply: 15s}]
            """;

    @TempDir
    private Path folder;

    @Test
    void whatFallsDueWhileAProcessIsDeadIsToldOnceWhenItIsReplaced() throws Exception {
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
            SearchIndex index = new SearchIndex(node.url());
            Setup.topics(broker.bootstrapServers(), PARTITIONS);
            Setup.elasticsearch(node.url());
            push(broker);
            String job = cluster.submit(
                    JOB_JAR,
                    "io.earshot.jobs.cli.Earshot",
                    "run",
                    "care",
                    "--set",
                    "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--set",
                    "elasticsearch.hosts=" + node.url());

            Map<String, Instant> published = new TreeMap<>(send(topics, 0, 1));
            await("the first item").atMost(PATIENCE).until(() -> !events(topics).isEmpty());
            CompletableFuture<Map<String, Instant>> sending =
                    CompletableFuture.supplyAsync(() -> send(topics, 1, ITEMS));
            await("some clocks ran out")
                    .atMost(PATIENCE)
                    .until(() -> of(events(topics), "breached").size() >= ITEMS / 20);
            cluster.killTaskManager(0);
            published.putAll(sending.get());
            Instant allDue = published.values().stream()
                    .max(Instant::compareTo)
                    .orElseThrow()
                    .plusSeconds(15);
            await("the last deadline passed while nobody looked")
                    .atMost(PATIENCE)
                    .until(() -> Instant.now().isAfter(allDue));
            int before = of(events(topics), "breached").size();
            assertThat(before).as("breaches told before the crash").isLessThan(ITEMS / 2);
            cluster.startTaskManager();

            Set<String> items = published.keySet();
            Set<String> answered =
                    items.stream().filter(CareCrashIT::isAnswered).collect(Collectors.toSet());
            Set<String> late = items.stream().filter(item -> !isAnswered(item)).collect(Collectors.toSet());
            await("every deadline is told").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            of(events(topics), "breached").size()
                                    + of(events(topics), "met").size())
                    .isGreaterThanOrEqualTo(ITEMS));
            await("every end is an item's last version").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            last(topics).values().stream().filter(CareCrashIT::hasEnded))
                    .hasSize(ITEMS));

            assertThat(cluster.get("/jobs/" + job)
                            .required("timestamps")
                            .required("RESTARTING")
                            .asLong())
                    .isPositive();
            List<JsonNode> events = events(topics);
            assertThat(events)
                    .extracting(event -> event.get("event").asText())
                    .as("no event twice")
                    .doesNotHaveDuplicates();
            assertThat(of(events, "opened")).containsExactlyInAnyOrderElementsOf(items);
            assertThat(of(events, "breached")).containsExactlyInAnyOrderElementsOf(late);
            assertThat(of(events, "met")).containsExactlyInAnyOrderElementsOf(answered);
            for (JsonNode event : events) {
                if (event.get("kind").asText().equals("breached")) {
                    Instant due = published.get(event.get("item").asText()).plusSeconds(15);
                    assertThat(Instant.parse(event.get("at").asText())).isEqualTo(due.plusMillis(1));
                }
            }

            Map<String, JsonNode> last = last(topics);
            assertThat(versions(topics)).as("no version twice").doesNotHaveDuplicates();
            assertThat(last.keySet()).isEqualTo(items);
            last.forEach((id, item) -> assertThat(state(item)).isEqualTo(isAnswered(id) ? "met" : "breached"));

            Set<String> eventIds = events.stream()
                    .map(event -> event.get("event").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            await("Elasticsearch has the same").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(index.documents(Indices.ITEM_EVENTS).keySet()).isEqualTo(eventIds);
                Map<String, JsonNode> found = index.documents(Indices.ITEMS);
                assertThat(found.keySet()).isEqualTo(items);
                found.forEach((id, item) ->
                        assertThat(item.get("version")).isEqualTo(last.get(id).get("version")));
            });
            System.out.printf("%d of %d breaches were told before the crash%n", before, late.size());
        }
    }

    private void push(KafkaBroker broker) throws Exception {
        Path file = Files.writeString(folder.resolve("book.yaml"), BOOK);
        assertThat(Earshot.commandLine()
                        .execute("brands", "push", "--bootstrap-servers", broker.bootstrapServers(), file.toString()))
                .isZero();
    }

    /** Sends a call for help many times a second, and the answers that come in time. Returns when each was published. */
    private static Map<String, Instant> send(KafkaTopics topics, int from, int to) {
        Map<String, Instant> published = new TreeMap<>();
        try (KafkaProducer<String, String> producer = topics.producer()) {
            long start = System.nanoTime();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = from; i < to; i++) {
                Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
                String item = "acme/x:" + i;
                published.put(item, now);
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.MENTIONS, i % PARTITIONS, now.toEpochMilli(), "acme", mention(i, now))));
                if (isAnswered(item)) {
                    String reply = Json.string(Map.of(
                            "type", "replied", "at", Json.instant(now.plusMillis(1)), "item", item, "agent", "ann"));
                    sent.add(producer.send(
                            new ProducerRecord<>(Topics.ACTIVITY, null, now.toEpochMilli() + 1, item, reply)));
                }
                long due = start + (i + 1 - from) * 1_000_000_000L / ITEMS_PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return published;
        } catch (Exception e) {
            throw new IllegalStateException("the mentions could not be sent", e);
        }
    }

    private static String mention(int number, Instant at) {
        return """
                {"mention":"acme/x:%d","brand":"acme","id":"x:%d","platform":"x","kind":"post","author":{"id":"u%d","handle":"u%d"},
                 "text":"acme, my parcel is late","createdAt":"%s","own":false,"actionable":{"value":true,"confidence":1},
                 "language":{"code":"en","confidence":1},"intent":{"label":"delivery","confidence":0.8},"severity":0.5,"reach":10}
                """.formatted(number, number, number, number, Json.instant(at));
    }

    private static boolean isAnswered(String item) {
        return Integer.parseInt(item.substring("acme/x:".length())) % ANSWERED_EVERY == 0;
    }

    private static boolean hasEnded(JsonNode item) {
        return state(item).equals("met") || state(item).equals("breached");
    }

    private static String state(JsonNode item) {
        return item.get("service").get("state").asText();
    }

    private static List<JsonNode> events(KafkaTopics topics) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (ConsumerRecord<String, String> record : topics.committed(Topics.ITEM_EVENTS)) {
            events.add(Json.MAPPER.readTree(record.value()));
        }
        return events;
    }

    /** The items to which something of a kind happened, once for each time. */
    private static List<String> of(List<JsonNode> events, String kind) {
        return events.stream()
                .filter(event -> event.get("kind").asText().equals(kind))
                .map(event -> event.get("item").asText())
                .toList();
    }

    /** Each item with each of its versions. */
    private static List<String> versions(KafkaTopics topics) throws Exception {
        List<String> versions = new ArrayList<>();
        for (ConsumerRecord<String, String> record : topics.committed(Topics.ITEMS)) {
            versions.add(
                    record.key() + " " + Json.MAPPER.readTree(record.value()).get("version"));
        }
        return versions;
    }

    /** The last version of each item, which is the greatest. */
    private static Map<String, JsonNode> last(KafkaTopics topics) throws Exception {
        Map<String, JsonNode> last = new TreeMap<>();
        for (ConsumerRecord<String, String> record : topics.committed(Topics.ITEMS)) {
            JsonNode item = Json.MAPPER.readTree(record.value());
            JsonNode before = last.put(record.key(), item);
            assertThat(before == null
                            || before.get("version").asLong()
                                    < item.get("version").asLong())
                    .as("versions of " + record.key() + " grow")
                    .isTrue();
        }
        return last;
    }
}
