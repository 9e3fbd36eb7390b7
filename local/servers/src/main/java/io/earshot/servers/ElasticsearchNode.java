package io.earshot.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One Elasticsearch node on this machine's loopback address, as a child process, without security. It runs as you, or as
 * {@code nobody} where you are root, which Elasticsearch refuses.
 */
public final class ElasticsearchNode implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration TO_NOTICE_DEATH = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 3;

    private final Builder settings;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private int port;
    private int transportPort;
    private ChildProcess process;

    private ElasticsearchNode(Builder settings) {
        this.settings = settings;
        this.log = settings.directory.resolve("elasticsearch.log");
    }

    /** A node whose data, configuration and logs are in this directory, which it makes if it is not there. */
    public static Builder in(Path directory) {
        return new Builder(directory.toAbsolutePath());
    }

    /** What a node can be told. */
    public static final class Builder {
        private final Path directory;
        private final Map<String, String> extra = new TreeMap<>();
        private @Nullable Path home;
        private int port;
        private int transportPort;
        private int heapMegabytes = 1024;
        private boolean diskWatermarks;

        private Builder(Path directory) {
            this.directory = directory;
        }

        /** The port for clients; 0, the default, for a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The port for other nodes; 0, the default, for a free one. */
        public Builder transportPort(int value) {
            transportPort = value;
            return this;
        }

        /** The most that the Java heap may take. Default 1024; 512 does for a test. */
        public Builder heapMegabytes(int value) {
            heapMegabytes = value;
            return this;
        }

        /** One more line of {@code elasticsearch.yml}, the value in YAML; stronger than what this class sets. */
        public Builder setting(String name, String value) {
            extra.put(name, value);
            return this;
        }

        /** Lets the node refuse writes when the disk fills. Off by default: a nearly full laptop should do for a demo. */
        public Builder diskWatermarks() {
            diskWatermarks = true;
            return this;
        }

        /** The unpacked distribution. Default: the one that the build unpacked, below system property {@code earshot.root}. */
        public Builder home(Path value) {
            home = value;
            return this;
        }

        /** Starts it, and returns when it serves. */
        public ElasticsearchNode start() throws IOException, InterruptedException {
            ElasticsearchNode node = new ElasticsearchNode(this);
            node.start();
            return node;
        }
    }

    private void start() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            List<Integer> free = Ports.free(2);
            port = settings.port != 0 ? settings.port : free.get(0);
            transportPort = settings.transportPort != 0 ? settings.transportPort : free.get(1);
            try {
                launch();
                return;
            } catch (ServerStartException e) {
                boolean chosen = settings.port != 0 && settings.transportPort != 0;
                if (chosen || attempt == ATTEMPTS || !isTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isTaken(ServerStartException failure) {
        return failure.getMessage().contains("BindHttpException")
                || failure.getMessage().contains("BindTransportException");
    }

    private void launch() throws IOException, InterruptedException {
        Path directory = settings.directory;
        DataLock.awaitFree(directory.resolve("data").resolve("node.lock"));
        Path temporary = directory.resolve("tmp");
        Files.createDirectories(directory);
        Trees.delete(temporary);
        Files.createDirectories(temporary);
        Files.createDirectories(directory.resolve("data"));
        Files.createDirectories(directory.resolve("logs"));
        Unprivileged user = Unprivileged.user();
        Path java = Path.of(ChildProcess.java());
        if (!user.canRun(java)) {
            throw new IOException(java + ": Elasticsearch runs as the user nobody, who may not run this Java:"
                    + " install a JDK that all users may run, or start as an ordinary user");
        }
        Path home = readableHome(user);
        Path configuration = writeConfiguration(home);
        user.own(directory);
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("HOME", temporary.toString());
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ES_PATH_CONF", configuration.toString());
        environment.put("ES_TMPDIR", temporary.toString());
        // Neither the launcher nor the server is to leave anything in the system's own temporary directory.
        environment.put("CLI_JAVA_OPTS", "-XX:-UsePerfData -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary);
        process = ChildProcess.startClean(
                "the Elasticsearch node",
                user.command(List.of(
                        home.resolve("bin/elasticsearch").toString(),
                        "-p",
                        pidFile().toString())),
                directory,
                log,
                environment,
                GRACE);
        try {
            Readiness.await(process, TO_START, this::isHealthy);
        } catch (ServerStartException | InterruptedException e) {
            process.kill();
            throw e;
        }
    }

    private Path readableHome(Unprivileged user) throws IOException, InterruptedException {
        Path home = settings.home != null ? settings.home : Distribution.elasticsearch();
        Path launcher = home.resolve("bin/elasticsearch");
        if (!Files.isExecutable(launcher)) {
            throw new IOException(
                    home + ": there is no Elasticsearch here: build the project, with ./mvnw or ./earshot");
        }
        if (user.canRun(launcher)) {
            return home;
        }
        Path copy = settings.directory.resolve(home.getFileName().toString());
        if (!Files.exists(copy.resolve("bin/elasticsearch"))) {
            Path unfinished = settings.directory.resolve(copy.getFileName() + ".part");
            Trees.delete(unfinished);
            Trees.copy(home, unfinished);
            Files.move(unfinished, copy);
        }
        return copy;
    }

    private Path writeConfiguration(Path home) throws IOException {
        Path configuration = settings.directory.resolve("config");
        Trees.delete(configuration);
        Trees.copy(home.resolve("config"), configuration);
        Map<String, String> lines = new TreeMap<>();
        lines.put("cluster.name", "earshot");
        lines.put("node.name", "earshot");
        lines.put("network.host", Ports.HOST);
        lines.put("http.port", Integer.toString(port));
        lines.put("transport.port", Integer.toString(transportPort));
        lines.put("discovery.type", "single-node");
        lines.put("xpack.security.enabled", "false");
        lines.put("path.data", quoted(settings.directory.resolve("data")));
        lines.put("path.logs", quoted(settings.directory.resolve("logs")));
        lines.put("path.repo", "[" + quoted(settings.directory.resolve("snapshots")) + "]");
        lines.put("action.destructive_requires_name", "true");
        lines.put("cluster.routing.allocation.disk.threshold_enabled", Boolean.toString(settings.diskWatermarks));
        lines.putAll(settings.extra);
        StringBuilder yaml = new StringBuilder("# Written at each start\n");
        lines.forEach(
                (name, value) -> yaml.append(name).append(": ").append(value).append('\n'));
        Files.writeString(configuration.resolve("elasticsearch.yml"), yaml);
        Files.writeString(
                configuration.resolve("jvm.options.d/earshot.options"), """
                -Xms%1$dm
                -Xmx%1$dm
                -XX:-AlwaysPreTouch
                -XX:-UsePerfData
                -XX:-HeapDumpOnOutOfMemoryError
                """.formatted(settings.heapMegabytes));
        return configuration;
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private boolean isHealthy() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
                .timeout(REQUEST_TIMEOUT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Path pidFile() {
        return settings.directory.resolve("tmp").resolve("es.pid");
    }

    /** What clients connect to, such as {@code http://127.0.0.1:41235}. */
    public String url() {
        return "http://" + Ports.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    public int transportPort() {
        return transportPort;
    }

    /** The process of the server itself, not of its launcher. */
    public long pid() throws IOException {
        return Long.parseLong(Files.readString(pidFile()).strip());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path logFile() {
        return log;
    }

    /** {@code kill -9} of the server. */
    public void kill() {
        try {
            ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
            process.awaitExit(TO_NOTICE_DEATH); // the launcher sees the server die, and ends
        } catch (IOException | NumberFormatException e) {
            // It had not come so far as to write its pid: all of the family dies below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
