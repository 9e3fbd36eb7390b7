package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.servers.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaRejectedDocumentsIT {
    @TempDir
    private static Path directory;

    private static KafkaBroker broker;
    private static Properties properties;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.in(directory).heapMegabytes(256).start();
        properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(List.of(new NewTopic(Topics.DEAD_LETTERS, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void lettersAreKeptUnderTheirIdsAndAtTheirTimesWithWhateverFits() throws Exception {
        Instant time = Instant.parse("2026-11-01T08:15:00Z");
        byte[] small = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] tooLargeForTheTopic = new byte[2 << 20];
        byte[] tooLargeForTheProducer = new byte[8 << 20];

        // The sink travels to its task before it opens a producer.
        RejectedDocuments.Factory factory = InstantiationUtil.clone(KafkaRejectedDocuments.with(properties));
        try (RejectedDocuments rejected = factory.open()) {
            rejected.accept(DeadLetter.ofDocument("things", "small", "no", time, small))
                    .get();
            rejected.accept(DeadLetter.ofDocument("things", "large", "no", null, random(tooLargeForTheTopic)))
                    .get();
            rejected.accept(DeadLetter.ofDocument(
                            "things",
                            "huge",
                            "no",
                            Instant.parse("0001-01-01T00:00:00Z"),
                            random(tooLargeForTheProducer)))
                    .get();
            rejected.accept(DeadLetter.ofDocument(
                            "things", "ahead", "no", Instant.parse("2999-01-01T00:00:00Z"), small))
                    .get();
        }

        List<ConsumerRecord<String, String>> records = read(4);
        assertThat(records.stream().map(ConsumerRecord::key))
                .containsExactly(
                        "elasticsearch/things/small",
                        "elasticsearch/things/large",
                        "elasticsearch/things/huge",
                        "elasticsearch/things/ahead");
        assertThat(records.get(0).timestamp()).isEqualTo(time.toEpochMilli());
        assertThat(letter(records.get(0)).original()).isEqualTo(small);
        assertThat(letter(records.get(1)).original()).isNull();
        assertThat(letter(records.get(1)).reason()).contains("of 2097152 bytes is too large to be kept");
        assertThat(letter(records.get(2)).original()).isNull();
    }

    /** Bytes that do not shrink when they are compressed. */
    private static byte[] random(byte[] bytes) {
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static DeadLetter letter(ConsumerRecord<String, String> entry) throws Exception {
        return Json.MAPPER.readValue(entry.value(), DeadLetter.class);
    }

    private static List<ConsumerRecord<String, String>> read(int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (records.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }
}
