package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.send.Delivery;
import io.earshot.jobs.send.KafkaAddress;
import io.earshot.jobs.send.Outgoing;
import io.earshot.jobs.send.Problems;
import io.earshot.jobs.send.SendException;
import io.earshot.servers.KafkaBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code earshot send} into a real broker, which is also killed under it. */
@Timeout(240)
final class SendIT {
    private static final Instant EIGHT = Instant.parse("2015-02-16T08:00:00Z");
    private static final int PARTITIONS = 3;
    private static final int MANY = 10_000;

    @TempDir
    static Path brokerDirectory;

    private static KafkaBroker broker;

    @TempDir
    Path directory;

    private Map<TopicPartition, Long> starts = Map.of();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = KafkaBroker.in(brokerDirectory).heapMegabytes(256).start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.POSTS, PARTITIONS, (short) 1),
                            new NewTopic(Topics.ACTIVITY, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void rememberWhereTopicsEnd() throws Exception {
        if (!broker.isAlive()) {
            broker.restart();
        }
        try (var consumer = consumer()) {
            starts = consumer.endOffsets(partitions());
        }
    }

    @Test
    void everyPostArrivesOnceWithItsKeyAndTime() throws Exception {
        String file = write("posts.jsonl", 2_000, SendIT::post);

        assertThat(send(file)).as(err::toString).isZero();

        List<ConsumerRecord<String, byte[]>> records = records(Topics.POSTS);
        assertThat(records).hasSize(2_000).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
        assertThat(records).allSatisfy(record -> {
            int number = Integer.parseInt(record.key().substring("x:".length()));
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo(post(number));
            assertThat(record.timestamp()).isEqualTo(EIGHT.plusSeconds(number).toEpochMilli());
        });
        assertThat(err.toString())
                .contains("2,000 sent in ")
                .contains("/s) to earshot.posts at " + broker.bootstrapServers());
    }

    @Test
    void theRunningLocalSystemIsFound() throws Exception {
        Files.writeString(directory.resolve(LocalSystem.FILE), "{\"kafka\":\"" + broker.bootstrapServers() + "\"}");

        assertThat(run("send", "--data", directory.toString(), write("posts.jsonl", 10, SendIT::post)))
                .isZero();

        assertThat(records(Topics.POSTS)).hasSize(10);
    }

    @Test
    void nativePostsCarryTheirFormat() throws Exception {
        String file = write(
                "reddit.jsonl",
                5,
                number -> "{\"kind\":\"t1\",\"data\":{\"id\":\"" + number
                        + "\",\"author\":\"pat\",\"body\":\"a\",\"created_utc\":1795335330}}");

        assertThat(send("--format", "reddit", file)).as(err::toString).isZero();

        assertThat(records(Topics.POSTS)).hasSize(5).allSatisfy(record -> assertThat(
                        new String(record.headers().lastHeader("format").value(), StandardCharsets.UTF_8))
                .isEqualTo("reddit"));
    }

    @Test
    void activityHasItsOwnTopic() throws Exception {
        String file = write(
                "activity.jsonl",
                5,
                number -> "{\"type\":\"claimed\",\"at\":\"2026-11-22T08:15:30Z\",\"item\":\"acme/x:" + number + "\"}");

        assertThat(send("--topic", "activity", file)).as(err::toString).isZero();

        assertThat(records(Topics.ACTIVITY))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder("acme/x:0", "acme/x:1", "acme/x:2", "acme/x:3", "acme/x:4");
        assertThat(records(Topics.POSTS)).isEmpty();
    }

    @Test
    void aPostThatClaimsToComeFromTheFutureIsLeftToTheJob() throws Exception {
        String ahead = post(7).replace("2015-", "2093-");
        String file = write("posts.jsonl", 3, number -> number == 1 ? ahead : post(number));
        long before = System.currentTimeMillis();

        assertThat(send(file)).as(err::toString).isZero();

        assertThat(records(Topics.POSTS))
                .hasSize(3)
                .filteredOn(record -> record.key().equals("x:7"))
                .singleElement()
                .satisfies(record -> assertThat(record.timestamp()).isBetween(before, System.currentTimeMillis()));
    }

    @Test
    void aPostThatKafkaRefusesIsNamedAndCostsNoOther() throws Exception {
        String random = new Random(1)
                .ints(1_020_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String large = post(1).replace("post 1", random);
        String file = write("posts.jsonl", 3, number -> number == 1 ? large : post(number));
        limitTopic("100000");
        try {
            assertThat(send(file)).isEqualTo(1);
        } finally {
            limitTopic("1048588");
        }

        assertThat(records(Topics.POSTS)).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("x:0", "x:2");
        assertThat(err.toString())
                .contains(file + ":2: Kafka refuses the record: ")
                .contains("2 sent, 1 bad in ");
    }

    @Test
    void aTopicThatIsMissingIsNamed() {
        assertThatThrownBy(() -> KafkaAddress.check(kafka(Map.of()), "earshot.none"))
                .isInstanceOf(SendException.class)
                .hasMessage("Kafka at " + broker.bootstrapServers()
                        + " has no topic earshot.none; `earshot setup` creates it");
    }

    @Test
    void aBrokerThatIsKilledAndComesBackLosesAndDoublesNothing() throws Exception {
        List<String> keys = keysAfterAKill(Instant.now().minus(Duration.ofHours(6)));

        assertThat(keys).doesNotHaveDuplicates().hasSize(MANY);
    }

    /**
     * A broker knows what it has from a producer by the records' own times: after a crash it has forgotten producers
     * of records older than a day, and takes what it had not acknowledged once more.
     */
    @Test
    void aBrokerThatIsKilledUnderOldPostsLosesNothing() throws Exception {
        Set<String> keys = new HashSet<>(keysAfterAKill(EIGHT));

        assertThat(keys).hasSize(MANY);
    }

    private List<String> keysAfterAKill(Instant first) throws Exception {
        Problems problems = new Problems(new PrintWriter(err, true));
        try (Delivery delivery = new Delivery(kafka(Map.of()), Topics.POSTS, problems)) {
            for (int number = 0; number < MANY; number++) {
                delivery.send(outgoing(number, first.plusSeconds(number)));
                if (number == MANY / 2) {
                    broker.kill();
                    broker.restart();
                }
            }
            delivery.finish();
            assertThat(delivery.acknowledged()).isEqualTo(MANY);
        }
        assertThat(problems.count()).isZero();
        return records(Topics.POSTS).stream().map(ConsumerRecord::key).toList();
    }

    @Test
    void aBrokerThatStaysAwayEndsTheSendingWithACount() throws Exception {
        Problems problems = new Problems(new PrintWriter(err, true));
        KafkaConfig kafka =
                kafka(Map.of("delivery.timeout.ms", "3000", "request.timeout.ms", "2000", "max.block.ms", "3000"));
        try (Delivery delivery = new Delivery(kafka, Topics.POSTS, problems)) {
            delivery.send(outgoing(0, EIGHT));
            delivery.finish();
            broker.kill();

            assertThatThrownBy(() -> {
                        for (int number = 1; number <= 100; number++) {
                            delivery.send(outgoing(number, EIGHT));
                        }
                        delivery.finish();
                    })
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("Kafka takes no more: ")
                    .hasMessageMatching(".* acknowledged: 1, on their way and not acknowledged: [1-9]\\d*\\..*");
        }
        assertThat(problems.count())
                .as("the first is named, the others counted")
                .isEqualTo(1);
        assertThat(err.toString()).containsPattern("^posts:[1-9]\\d*: was not acknowledged: ");
    }

    private int send(String... arguments) {
        List<String> line = new ArrayList<>(List.of("send", "--bootstrap-servers", broker.bootstrapServers()));
        line.addAll(List.of(arguments));
        return run(line.toArray(String[]::new));
    }

    private int run(String... line) {
        return Earshot.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line);
    }

    /** What came into a topic since the test began. */
    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions().stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, starts.get(partition)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static List<TopicPartition> partitions() {
        return Stream.of(Topics.POSTS, Topics.ACTIVITY)
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static void limitTopic(String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.POSTS);
        AlterConfigOp limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
        }
    }

    private String write(String name, int count, IntFunction<String> line) throws IOException {
        List<String> lines = IntStream.range(0, count).mapToObj(line).toList();
        return Files.write(directory.resolve(name), lines).toString();
    }

    private static String post(int number) {
        return "{\"id\":\"x:" + number + "\",\"platform\":\"x\",\"author\":{\"handle\":\"pat\"},\"text\":\"post "
                + number + "\",\"createdAt\":\"" + EIGHT.plusSeconds(number) + "\"}";
    }

    private static Outgoing outgoing(int number, Instant at) {
        byte[] value = post(number).getBytes(StandardCharsets.UTF_8);
        return new Outgoing("posts:" + number, "x:" + number, at, value, null, time -> value);
    }

    private static KafkaConfig kafka(Map<String, String> properties) {
        return new KafkaConfig(broker.bootstrapServers(), "send-it", Duration.ofMinutes(1), properties);
    }
}
