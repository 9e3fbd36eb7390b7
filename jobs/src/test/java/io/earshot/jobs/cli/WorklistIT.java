package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.care.CareReplay;
import io.earshot.care.Item;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.LatestItems;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.testing.KafkaTopics;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.servers.KafkaBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code earshot worklist} and what it reads with, on a real broker. */
@Timeout(240)
final class WorklistIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PARTITIONS = 3;

    @TempDir
    static Path directory;

    private static KafkaBroker broker;
    private static KafkaConfig kafka;
    private static KafkaTopics topics;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.in(directory).heapMegabytes(256).start();
        topics = new KafkaTopics(broker.bootstrapServers());
        topics.create(PARTITIONS, Topics.ITEMS);
        kafka = JobsConfig.load(List.of(), Map.of(), List.of("kafka.bootstrap-servers=" + broker.bootstrapServers()))
                .kafka();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** Each test has items of its own; those of the others are done. */
    @BeforeEach
    void finishWhatIsThere() throws Exception {
        try (LatestItems items = open()) {
            for (Item item : items.items()) {
                send(json(item.item(), item.version() + 1, "resolved"));
            }
        }
    }

    @Test
    void theLastVersionOfEachItemIsThereWhateverPartitionHasIt() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(json("acme/x:a" + i, 1, "new"));
            send(json("acme/x:a" + i, 3, "claimed"));
            send(json("acme/x:a" + i, 2, "new")); // a version that was overtaken
        }
        send(json("acme/x:a0", 4, "resolved"));

        try (LatestItems items = open()) {
            assertThat(items.items()).hasSize(19);
            assertThat(items.items())
                    .extracting(Item::version, Item::status)
                    .containsOnly(tuple(3L, Item.Status.CLAIMED));
        }
    }

    @Test
    void whatIsNewIsSeenAndWhatIsDoneDropsOut() throws Exception {
        send(json("acme/x:b1", 1, "new"));
        try (LatestItems items = open()) {
            send(json("acme/x:b2", 1, "new"));
            await("a second item").atMost(PATIENCE).until(items::poll);
            assertThat(items.items()).extracting(Item::item).containsExactlyInAnyOrder("acme/x:b1", "acme/x:b2");

            send(json("acme/x:b1", 2, "resolved"));
            await("its end").atMost(PATIENCE).until(items::poll);
            assertThat(items.items()).extracting(Item::item).containsExactly("acme/x:b2");
            assertThat(items.poll()).isFalse();
        }
    }

    @Test
    void onlyWhatIsCommittedCountsAndAnOpenTransactionHoldsNobodyUp() throws Exception {
        send(json("acme/x:c1", 1, "new"));
        try (KafkaProducer<String, String> job = transactional()) {
            job.initTransactions();
            job.beginTransaction();
            job.send(record(json("acme/x:c2", 1, "new"))).get();
            try (LatestItems items = open()) {
                assertThat(items.items()).extracting(Item::item).containsExactly("acme/x:c1");
                assertThat(items.poll()).isFalse();

                job.abortTransaction();
                job.beginTransaction();
                job.send(record(json("acme/x:c3", 1, "new"))).get();
                job.commitTransaction();
                await("what was committed").atMost(PATIENCE).until(items::poll);
                assertThat(items.items()).extracting(Item::item).containsExactlyInAnyOrder("acme/x:c1", "acme/x:c3");
            }
        }
    }

    @Test
    void whatIsNoItemIsPassedOver() throws Exception {
        try (KafkaProducer<String, String> producer = topics.producer()) {
            producer.send(new ProducerRecord<>(Topics.ITEMS, "acme/x:d1", "{")).get();
            producer.send(new ProducerRecord<>(Topics.ITEMS, "acme/x:d1", null)).get();
        }
        send(json("acme/x:d2", 1, "new"));

        try (LatestItems items = open()) {
            assertThat(items.items()).extracting(Item::item).containsExactly("acme/x:d2");
        }
    }

    @Test
    void theCommandShowsTheListAsItChangesUntilNobodyReadsIt() throws Exception {
        Screen screen = new Screen();
        CompletableFuture<Integer> command = CompletableFuture.supplyAsync(() -> Earshot.commandLine()
                .setOut(new PrintWriter(screen))
                .execute("worklist", "--follow", "--bootstrap-servers", broker.bootstrapServers()));
        await("an empty list").atMost(PATIENCE).until(() -> screen.last().contains(": 0 items, 0 open"));
        send(json("acme/x:e1", 1, "new"));
        await("an item").atMost(PATIENCE).until(() -> screen.last().contains("@pat"));
        assertThat(screen.last()).contains(": 1 item, 1 open").contains("delivery");
        send(json("acme/x:e1", 2, "resolved"));
        await("its end").atMost(PATIENCE).until(() -> screen.last().contains(": 0 items, 0 open"));

        screen.closed = true;
        await("the command's end").atMost(PATIENCE).until(command::isDone);
        assertThat(command.get()).isZero();
    }

    @Test
    void aBrandAndATeamAreShownAlone() throws Exception {
        ObjectNode billing = json("acme/x:f1", 1, "new");
        send(billing.put("team", "billing"));
        ObjectNode other = json("acme/x:f2", 1, "new");
        send(other.put("brand", "nova"));

        assertThat(worklist("--team", "billing")).contains(": 1 item, 1 open");
        assertThat(worklist("--brand", "nova", "--team", "billing")).contains(": 0 items, 0 open");
        assertThat(worklist("--top", "1")).contains(": 2 items, 2 open").containsOnlyOnce("@pat");
    }

    private static String worklist(String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = new String[arguments.length + 3];
        all[0] = "worklist";
        all[1] = "--bootstrap-servers";
        all[2] = broker.bootstrapServers();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        assertThat(Earshot.commandLine().setOut(new PrintWriter(out)).execute(all))
                .isZero();
        return out.toString();
    }

    private static LatestItems open() {
        return new LatestItems(kafka, Item::open);
    }

    private static void send(JsonNode item) throws Exception {
        try (KafkaProducer<String, String> producer = topics.producer()) {
            producer.send(record(item)).get();
        }
    }

    private static ProducerRecord<String, String> record(JsonNode item) {
        return new ProducerRecord<>(Topics.ITEMS, item.get("item").asText(), item.toString());
    }

    private static KafkaProducer<String, String> transactional() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("transactional.id", "worklist-it");
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    /** An item as the care job writes it, under another id. */
    private static ObjectNode json(String id, long version, String status) throws IOException {
        Mention mention = Json.MAPPER.readValue("""
                {"mention":"acme/x:1","brand":"acme","id":"x:1","platform":"x","author":{"handle":"pat"},"text":"my parcel is late",
                 "createdAt":"2026-11-22T10:00:00Z","language":{"code":"en","confidence":1},
                 "intent":{"label":"delivery","confidence":1},"severity":0.2,"actionable":{"value":true}}""", Mention.class);
        Item item = new CareReplay(List.of(), Instant.parse("2026-11-22T10:01:00Z"))
                .run(List.of(mention), List.of())
                .items()
                .get(0);
        ObjectNode json = (ObjectNode) Json.MAPPER.readTree(Json.bytes(item));
        return json.put("item", id).put("version", version).put("status", status);
    }

    /** A terminal of which the last screen can be read, until it is closed. */
    private static final class Screen extends Writer {
        private static final String CLEAR = "\u001b[H\u001b[2J";

        private final StringBuilder written = new StringBuilder();
        private volatile boolean closed;

        synchronized String last() {
            String all = written.toString();
            return all.substring(Math.max(0, all.lastIndexOf(CLEAR)));
        }

        @Override
        public synchronized void write(char[] characters, int offset, int length) throws IOException {
            if (closed) {
                throw new IOException("nobody reads this any more");
            }
            written.append(characters, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
