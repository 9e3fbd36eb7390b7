package io.earshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code earshot up} and its kin, as a user calls them. */
final class LocalSystemIT {
    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final Duration TO_MENTION = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private DataDirectory data;

    @BeforeEach
    void nameData() {
        data = new DataDirectory(directory.resolve("data"));
    }

    @AfterEach
    void leaveNothing() throws Exception {
        if (data.isOurs()) {
            down();
        }
    }

    @Test
    void goesOnWithItsDataAfterItWasKilled() throws Exception {
        assertThat(up()).isZero();
        RunFile first = data.run().orElseThrow();
        List<ProcessHandle> family = family(first);
        assertThat(family).hasSizeGreaterThanOrEqualTo(6); // us, broker, launcher and server of the node, two leashes
        assertThat(earshot("status")).isZero();
        assertThat(earshot("brands", "push", sampleBrands())).isZero();
        send("x:1", "is acme down for anybody else? can't log in");
        awaitMentions(first, "x:1");
        awaitCheckpointAfterNow();

        first.process().orElseThrow().destroyForcibly();
        await().atMost(TO_END).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(earshot("status")).isEqualTo(1);

        assertThat(up()).isZero();
        RunFile second = data.run().orElseThrow();
        assertThat(List.of(second.kafka(), second.elasticsearch(), second.flink()))
                .isEqualTo(List.of(first.kafka(), first.elasticsearch(), first.flink()));
        assertThat(upLog()).contains("goes on from where it was").doesNotContain("from the beginning");
        send("x:1", "is acme down for anybody else? can't log in"); // known, if the state is
        send("x:2", "acme app is not working");
        send("x:3", "what a sunny day");
        awaitMentions(second, "x:1", "x:2");
        await().atMost(TO_MENTION).until(() -> mentionsInKafka(second).equals(List.of("acme/x:1", "acme/x:2")));

        second.runningServers().forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofMinutes(6)).until(() -> {
            RunFile now = data.run().orElseThrow();
            return !now.servers().equals(second.servers())
                    && now.runningServers().size() == 2;
        });
        send("x:4", "acme login fails again");
        awaitMentions(second, "x:1", "x:2", "x:4");

        List<ProcessHandle> secondFamily = family(data.run().orElseThrow());
        assertThat(earshot("down", "--purge")).isZero();
        assertThat(secondFamily).noneMatch(ProcessHandle::isAlive);
        assertThat(data.path()).doesNotExist();
    }

    @Test
    void aLauncherThatIsKilledBeforeAllIsUpLeavesNothingBehind() throws Exception {
        Command launcher = Command.start(directory, withData("up", "--detach"));
        try {
            await().atMost(Duration.ofMinutes(6))
                    .until(() -> launcher.process().descendants().count() >= 5);
        } finally {
            List<ProcessHandle> family = launcher.process().descendants().toList();
            launcher.process().destroyForcibly();
            await().atMost(TO_END).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void stopsInOrderWhenItsTerminalSaysSo() throws Exception {
        Command system = Command.start(directory, withData("up", "--elasticsearch-heap", "512"));
        await().atMost(Duration.ofMinutes(6))
                .until(() -> data.run().isPresent() || !system.process().isAlive());
        assertThat(system.process().isAlive()).as(system.said()).isTrue();
        List<ProcessHandle> family = family(data.run().orElseThrow());
        Command second = Command.start(directory, withData("up"));
        assertThat(second.process().waitFor()).isEqualTo(1);
        assertThat(second.said()).contains("runs on this data already");

        system.process().destroy(); // TERM, as a closed terminal's HUP and Ctrl-C's INT
        await().atMost(TO_END).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(data.run()).isEmpty();
    }

    private int up() throws Exception {
        return earshot("up", "--detach", "--elasticsearch-heap", "512");
    }

    private void down() throws Exception {
        earshot("down");
    }

    private int earshot(String... arguments) throws Exception {
        return Command.run(directory, withData(arguments));
    }

    private String[] withData(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments), Stream.of("--data", data.path().toString()))
                .toArray(String[]::new);
    }

    private static List<ProcessHandle> family(RunFile run) {
        ProcessHandle process = run.process().orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static String sampleBrands() {
        return Path.of(System.getProperty("earshot.root"), "flink-conf", "brands.yaml")
                .toString();
    }

    private void send(String id, String text) throws Exception {
        Path file = directory.resolve("posts.jsonl");
        Files.writeString(file, """
                {"id":"%s","platform":"x","author":{"handle":"pat"},"text":"%s","createdAt":"%s"}
                """.formatted(id, text, Instant.now()));
        assertThat(earshot("send", file.toString())).isZero();
    }

    private static void awaitMentions(RunFile run, String... posts) {
        await().atMost(TO_MENTION).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            JsonNode hits =
                    Rest.get(run.elasticsearch() + "/earshot-mentions/_search").at("/hits/hits");
            assertThat(hits.findValuesAsText("_id"))
                    .containsExactlyInAnyOrder(
                            Stream.of(posts).map(post -> "acme/" + post).toArray(String[]::new));
        });
    }

    private List<String> mentionsInKafka(RunFile run) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", run.kafka(), "isolation.level", "read_committed");
        List<String> mentions = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.MENTIONS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int empty = 0; empty < 5; ) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
                empty = records.isEmpty() ? empty + 1 : 0;
                for (ConsumerRecord<String, String> record : records) {
                    mentions.add(
                            Json.MAPPER.readTree(record.value()).path("mention").asText());
                }
            }
        }
        mentions.sort(null);
        return mentions;
    }

    private void awaitCheckpointAfterNow() {
        Instant now = Instant.now();
        RetainedState state = new RetainedState(data.flink().resolve("state/mentions"));
        await().atMost(TO_MENTION).until(() -> newest(state)
                .filter(path -> path.resolve("_metadata").toFile().lastModified() > now.toEpochMilli())
                .isPresent());
    }

    /** A running job removes old checkpoints while we look. */
    private static Optional<Path> newest(RetainedState state) {
        try {
            return state.newest();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String upLog() throws IOException {
        return Files.readString(data.logs().resolve("up.log"));
    }
}
