package io.earshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.jobs.connect.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code earshot up} and its kin, as a user calls them. */
final class LocalSystemIT {
    private static final Duration TO_END = Duration.ofSeconds(60);

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
        send(first, "hello");

        first.process().orElseThrow().destroyForcibly();
        await().atMost(TO_END).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(earshot("status")).isEqualTo(1);

        assertThat(up()).isZero();
        RunFile second = data.run().orElseThrow();
        assertThat(List.of(second.kafka(), second.elasticsearch(), second.flink()))
                .isEqualTo(List.of(first.kafka(), first.elasticsearch(), first.flink()));
        assertThat(posts(second)).isEqualTo(1);
        assertThat(get(second.elasticsearch() + "/_cluster/health")).contains("\"status\"");
        assertThat(get(second.flink() + "/overview")).contains("\"taskmanagers\":1");

        List<ProcessHandle> secondFamily = family(second);
        assertThat(earshot("down", "--purge")).isZero();
        assertThat(secondFamily).noneMatch(ProcessHandle::isAlive);
        assertThat(data.path()).doesNotExist();
    }

    @Test
    void aLauncherThatIsKilledBeforeAllIsUpLeavesNothingBehind() throws Exception {
        Command launcher = Command.start(directory, withData("up", "--detach"));
        try {
            await().atMost(Duration.ofMinutes(2))
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
        await().atMost(Duration.ofMinutes(3))
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

    private static void send(RunFile run, String post) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", run.kafka(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.POSTS, post)).get();
        }
    }

    private static long posts(RunFile run) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", run.kafka()))) {
            var partitions = admin.describeTopics(List.of(Topics.POSTS))
                    .allTopicNames()
                    .get()
                    .get(Topics.POSTS)
                    .partitions();
            long records = 0;
            for (var partition : partitions) {
                TopicPartition id = new TopicPartition(Topics.POSTS, partition.partition());
                records += admin.listOffsets(Map.of(id, OffsetSpec.latest()))
                        .partitionResult(id)
                        .get()
                        .offset();
            }
            return records;
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
