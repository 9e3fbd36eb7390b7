package io.earshot.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker (KRaft: its own controller) on this machine's loopback address, as a child process. It keeps every
 * record for ever unless told otherwise, so that old posts can be replayed, and creates no topic by itself.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration TO_FORMAT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final int YEAR_MINUTES = 365 * 24 * 60;

    private final Builder settings;
    private final Path data;
    private final Path log;
    private int port;
    private int controllerPort;
    private ChildProcess process;

    private KafkaBroker(Builder settings) {
        this.settings = settings;
        this.data = settings.directory.resolve("data");
        this.log = settings.directory.resolve("kafka.log");
    }

    /** A broker whose data, configuration and log are in this directory, which it makes if it is not there. */
    public static Builder in(Path directory) {
        return new Builder(directory.toAbsolutePath());
    }

    /** What a broker can be told. */
    public static final class Builder {
        private final Path directory;
        private final Map<String, String> extra = new TreeMap<>();
        private String classPath = System.getProperty("java.class.path");
        private int port;
        private int controllerPort;
        private int heapMegabytes = 512;

        private Builder(Path directory) {
            this.directory = directory;
        }

        /** The port for clients; 0, the default, for a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The port for the broker's own controller; 0, the default, for a free one. */
        public Builder controllerPort(int value) {
            controllerPort = value;
            return this;
        }

        /** The most that the Java heap may take. Default 512. */
        public Builder heapMegabytes(int value) {
            heapMegabytes = value;
            return this;
        }

        /** One more line of {@code server.properties}; stronger than what this class sets. */
        public Builder setting(String name, String value) {
            extra.put(name, value);
            return this;
        }

        /** Where the broker's classes are, such as {@code lib/*}. Default: the class path of this JVM. */
        public Builder classPath(String value) {
            classPath = Objects.requireNonNull(value);
            return this;
        }

        /** Starts it, and returns when it serves. */
        public KafkaBroker start() throws IOException, InterruptedException {
            KafkaBroker broker = new KafkaBroker(this);
            broker.start();
            return broker;
        }
    }

    private void start() throws IOException, InterruptedException {
        Files.createDirectories(settings.directory);
        for (int attempt = 1; ; attempt++) {
            List<Integer> free = Ports.free(2);
            port = settings.port != 0 ? settings.port : free.get(0);
            controllerPort = settings.controllerPort != 0 ? settings.controllerPort : free.get(1);
            try {
                launch();
                return;
            } catch (ServerStartException e) {
                boolean chosen = settings.port != 0 && settings.controllerPort != 0;
                if (chosen || attempt == ATTEMPTS || !e.getMessage().contains("already in use")) {
                    throw e;
                }
            }
        }
    }

    private void launch() throws IOException, InterruptedException {
        DataLock.awaitFree(data.resolve(".lock"));
        Path properties = writeProperties();
        Path logging = Logging.toStandardOutput(settings.directory);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(properties, logging);
        }
        process = ChildProcess.start(
                "the Kafka broker",
                List.of(
                        ChildProcess.java(),
                        "-Xms" + Math.min(256, settings.heapMegabytes) + "m",
                        "-Xmx" + settings.heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dlog4j2.configurationFile=" + logging,
                        "-Djava.io.tmpdir=" + temporary(),
                        "-cp",
                        settings.classPath,
                        "kafka.Kafka",
                        properties.toString()),
                settings.directory,
                log,
                Map.of(),
                GRACE);
        try {
            awaitReady();
        } catch (ServerStartException | InterruptedException e) {
            process.kill();
            throw e;
        }
    }

    private Path temporary() throws IOException {
        return Files.createDirectories(settings.directory.resolve("tmp"));
    }

    private void format(Path properties, Path logging) throws IOException, InterruptedException {
        ChildProcess format = ChildProcess.start(
                "formatting the Kafka broker's data directory",
                List.of(
                        ChildProcess.java(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Dlog4j2.configurationFile=" + logging,
                        "-cp",
                        settings.classPath,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        properties.toString()),
                settings.directory,
                log,
                Map.of(),
                Duration.ofSeconds(1));
        if (!format.awaitExit(TO_FORMAT) || format.exitCode() != 0) {
            format.kill();
            throw new ServerStartException(format.name() + " failed;\n" + format.logTail());
        }
    }

    private Path writeProperties() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("process.roles", "broker,controller");
        lines.put("node.id", "1");
        lines.put("controller.quorum.voters", "1@" + Ports.HOST + ":" + controllerPort);
        lines.put("controller.listener.names", "CONTROLLER");
        lines.put(
                "listeners",
                "PLAINTEXT://" + Ports.HOST + ":" + port + ",CONTROLLER://" + Ports.HOST + ":" + controllerPort);
        lines.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        lines.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        lines.put("inter.broker.listener.name", "PLAINTEXT");
        lines.put("log.dirs", data.toString());
        lines.put("offsets.topic.replication.factor", "1");
        lines.put("offsets.topic.num.partitions", "4");
        lines.put("transaction.state.log.replication.factor", "1");
        lines.put("transaction.state.log.min.isr", "1");
        lines.put("transaction.state.log.num.partitions", "4");
        lines.put("share.coordinator.state.topic.replication.factor", "1");
        lines.put("share.coordinator.state.topic.min.isr", "1");
        lines.put("group.initial.rebalance.delay.ms", "0");
        // What a job wrote before a crash is committed when it goes on, be it after a holiday.
        lines.put("transaction.max.timeout.ms", Integer.toString(Integer.MAX_VALUE));
        lines.put("offsets.retention.minutes", Integer.toString(YEAR_MINUTES));
        lines.put("auto.create.topics.enable", "false"); // a misspelt topic is an error, not a topic
        lines.put("log.retention.hours", "-1"); // by the records' own times: old posts would go at once
        lines.putAll(settings.extra);
        Properties properties = new Properties();
        properties.putAll(lines);
        Path file = settings.directory.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, "Written at each start");
        }
        return file;
    }

    private void awaitReady() throws ServerStartException, InterruptedException {
        Readiness.await(process, TO_START, () -> Ports.answers(port));
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000);
        try (Admin admin = Admin.create(client)) {
            Readiness.await(process, TO_START, () -> knowsItself(admin));
        }
    }

    private static boolean knowsItself(Admin admin) throws InterruptedException {
        try {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** What clients connect to, such as {@code 127.0.0.1:41234}. */
    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    public int controllerPort() {
        return controllerPort;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path logFile() {
        return log;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** Starts it again, after {@link #kill()} or {@link #close()}, on the same data and the same ports. */
    public void restart() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.stop();
        }
        launch();
    }

    /** Stops it, gently at first. */
    @Override
    public void close() {
        process.stop();
    }
}
