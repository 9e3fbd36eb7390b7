package io.earshot.servers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServersIT {
    @TempDir
    private Path directory;

    @Test
    void theBrokerKeepsItsRecordsWhenItIsKilled() throws Exception {
        try (KafkaBroker broker = KafkaBroker.in(directory).heapMegabytes(256).start()) {
            String address = broker.bootstrapServers();
            createTopic(address, "posts");
            send(address, "posts", "first");

            broker.kill();
            assertThat(broker.isAlive()).isFalse();
            broker.restart();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(values(address, "posts", 1)).containsExactly("first");
        }
    }

    @Test
    void theBrokerSaysWhyItDoesNotComeUp() {
        KafkaBroker.Builder builder = KafkaBroker.in(directory).setting("num.io.threads", "many");

        assertThatThrownBy(builder::start)
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("Kafka broker")
                .hasMessageContaining("Invalid value many for configuration num.io.threads");
    }

    @Test
    void theNodeKeepsItsDocumentsWhenItIsKilledAndLeavesNothingElsewhere() throws Exception {
        List<String> before = temporaryFiles();
        ElasticsearchNode node =
                ElasticsearchNode.in(directory).heapMegabytes(512).start();
        try (node) {
            String url = node.url();
            assertThat(request("PUT", url + "/posts/_doc/1?refresh=true", "{\"text\":\"first\"}"))
                    .contains("\"created\"");

            long pid = node.pid();
            node.kill();
            assertThat(ProcessHandle.of(pid)).isNotPresent();
            node.restart();

            assertThat(node.url()).isEqualTo(url);
            assertThat(request("GET", url + "/posts/_doc/1", "")).contains("first");
        }
        assertThat(node.isAlive()).isFalse();
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void aJobGoesOnWhenItsTaskManagerIsKilled() throws Exception {
        Path jar = directory.resolve("job.jar");
        writeJar(jar, EndlessJob.class);
        try (FlinkCluster cluster = FlinkCluster.in(directory.resolve("flink"))
                .setting("restart-strategy.type", "fixed-delay")
                .setting("restart-strategy.fixed-delay.attempts", "100")
                .setting("restart-strategy.fixed-delay.delay", "500 ms")
                .setting("heartbeat.interval", "1 s")
                .setting("heartbeat.timeout", "5 s")
                .start()) {
            String job = cluster.submit(jar, EndlessJob.class.getName(), "endless");
            awaitRunningTasks(cluster, job);

            cluster.killTaskManager(0);
            await().atMost(60, SECONDS).until(() -> !cluster.jobState(job).equals("RUNNING"));
            int second = cluster.startTaskManager();

            assertThat(second).isEqualTo(1);
            awaitRunningTasks(cluster, job);
            assertThat(cluster.commandLine("cancel", job)).contains("Cancelled job " + job);
        }
    }

    @Test
    void theClusterSaysWhyItRefusesAJob() throws Exception {
        Path jar = directory.resolve("job.jar");
        writeJar(jar, EndlessJob.class);
        try (FlinkCluster cluster =
                FlinkCluster.in(directory.resolve("flink")).taskManagers(0).start()) {
            assertThatThrownBy(() -> cluster.submit(jar, "no.such.Job")).hasMessageContaining("no.such.Job");
        }
    }

    @Test
    void noServerOutlivesItsParent() throws Exception {
        Path log = directory.resolve("parent.log");
        Process parent = new ProcessBuilder(
                        ChildProcess.java(),
                        "-Xmx128m",
                        "-Dearshot.root=" + System.getProperty("earshot.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersMain.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(6)).until(() -> up(log) || !parent.isAlive());
            assertThat(Files.readString(log)).contains("up ");
            List<ProcessHandle> children = parent.descendants().toList();
            assertThat(children).hasSizeGreaterThanOrEqualTo(5); // broker, launcher, server, two leashes

            parent.destroyForcibly();

            await().atMost(60, SECONDS).until(() -> children.stream().noneMatch(Processes::isRunning));
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    private static boolean up(Path log) throws IOException {
        return Files.readString(log).lines().anyMatch(line -> line.startsWith("up "));
    }

    private static void awaitRunningTasks(FlinkCluster cluster, String job) {
        await().atMost(Duration.ofMinutes(6))
                .until(() -> cluster.get("/jobs/" + job)
                                .path("status-counts")
                                .path("RUNNING")
                                .asInt()
                        > 0);
    }

    private static void writeJar(Path jar, Class<?> job) throws IOException {
        String entry = job.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var in = job.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
    }

    private static void createTopic(String address, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(String address, String topic, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", address, "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> values(String address, String topic, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", address);
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(30, SECONDS).until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
                return values.size() >= count;
            });
        }
        return values;
    }

    private static String request(String method, String url, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** What Elasticsearch would leave behind: other programs come and go beside this test. */
    private static List<String> temporaryFiles() {
        return Arrays.stream(
                        Path.of(System.getProperty("java.io.tmpdir")).toFile().list())
                .filter(name ->
                        Stream.of("elasticsearch", "hsperfdata_nobody", "jna").anyMatch(name::startsWith))
                .sorted()
                .toList();
    }
}
