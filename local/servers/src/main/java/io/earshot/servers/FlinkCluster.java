package io.earshot.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A Flink session cluster of separate processes on this machine: a JobManager and TaskManagers, which can be killed one by
 * one, and Flink's own command line to submit jobs. Only Flink's jars are on its class path: a job brings its own.
 */
public final class FlinkCluster implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_SUBMIT = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SUBMITTED = Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");

    /** What Flink's own start scripts open to it. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.reflect",
            "java.base/java.net",
            "java.base/java.io",
            "java.base/java.nio",
            "java.base/java.text",
            "java.base/java.time",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/java.util.concurrent.locks");

    private final Builder settings;
    private final Path configuration;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private final List<ChildProcess> taskManagers = new ArrayList<>();
    private int restPort;
    private ChildProcess jobManager;

    private FlinkCluster(Builder settings) {
        this.settings = settings;
        this.configuration = settings.directory.resolve("conf");
    }

    /** A cluster whose configuration, logs and temporary files are in this directory, which it makes if it is not there. */
    public static Builder in(Path directory) {
        return new Builder(directory.toAbsolutePath());
    }

    /** What a cluster can be told. */
    public static final class Builder {
        private final Path directory;
        private final Map<String, String> extra = new TreeMap<>();
        private String classPath = FlinkJars.of(System.getProperty("java.class.path"));
        private int restPort;
        private int taskManagers = 1;
        private int slots = 2;
        private int taskManagerMegabytes = 1728;
        private int jobManagerHeapMegabytes = 448;

        private Builder(Path directory) {
            this.directory = directory;
        }

        /** The port of Flink's web page; 0, the default, for a free one. */
        public Builder restPort(int value) {
            restPort = value;
            return this;
        }

        /** How many TaskManagers to start with. Default 1. */
        public Builder taskManagers(int value) {
            taskManagers = value;
            return this;
        }

        /** Slots of each TaskManager. Default 2. */
        public Builder slots(int value) {
            slots = value;
            return this;
        }

        /** The memory of each TaskManager's process. Default 1728, as Flink's own: of 1024, a task's heap gets 25. */
        public Builder taskManagerMegabytes(int value) {
            taskManagerMegabytes = value;
            return this;
        }

        /** The heap of the JobManager. Default 448. */
        public Builder jobManagerHeapMegabytes(int value) {
            jobManagerHeapMegabytes = value;
            return this;
        }

        /** One more entry of {@code config.yaml}; stronger than what this class sets. */
        public Builder setting(String name, String value) {
            extra.put(name, value);
            return this;
        }

        /** Where Flink's classes are, such as {@code lib/*}. Default: Flink's jars of the class path of this JVM. */
        public Builder classPath(String value) {
            classPath = Objects.requireNonNull(value);
            return this;
        }

        /** Starts it, and returns when all its TaskManagers have reported. */
        public FlinkCluster start() throws IOException, InterruptedException {
            FlinkCluster cluster = new FlinkCluster(this);
            cluster.start();
            return cluster;
        }
    }

    private void start() throws IOException, InterruptedException {
        Files.createDirectories(configuration);
        Files.createDirectories(temporary());
        startJobManager();
        try {
            for (int i = 0; i < settings.taskManagers; i++) {
                launchTaskManager();
            }
            for (int i = 0; i < settings.taskManagers; i++) {
                awaitTaskManager(i);
            }
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private void startJobManager() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            List<Integer> free = Ports.free(3);
            restPort = settings.restPort != 0 ? settings.restPort : free.get(0);
            writeConfiguration(free.get(1), free.get(2));
            try {
                launchJobManager();
                return;
            } catch (ServerStartException e) {
                if (settings.restPort != 0
                        || attempt == ATTEMPTS
                        || !e.getMessage().contains("BindException")) {
                    throw e;
                }
            }
        }
    }

    private void launchJobManager() throws IOException, InterruptedException {
        List<String> command = java("jobmanager");
        command.add("-Xmx" + settings.jobManagerHeapMegabytes + "m");
        command.addAll(List.of(
                "-cp",
                settings.classPath,
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                "-c",
                configuration.toString()));
        jobManager = launch("the Flink JobManager", command, "jobmanager");
        try {
            Readiness.await(jobManager, TO_START, this::answers);
        } catch (ServerStartException | InterruptedException e) {
            jobManager.kill();
            throw e;
        }
    }

    /** Starts one more TaskManager, and returns its number (from 0) when it has reported. */
    public int startTaskManager() throws IOException, InterruptedException {
        int index = launchTaskManager();
        awaitTaskManager(index);
        return index;
    }

    private int launchTaskManager() throws IOException {
        int index = taskManagers.size();
        String name = taskManagerName(index);
        TaskExecutorProcessSpec memory =
                TaskExecutorProcessUtils.processSpecFromConfig(Configuration.fromMap(entries(0, 0)));
        List<String> command = java(name);
        command.addAll(words(ProcessMemoryUtils.generateJvmParametersStr(memory)));
        command.addAll(List.of(
                "-cp",
                settings.classPath,
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                "-c",
                configuration.toString()));
        command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
        command.addAll(List.of("-D", "taskmanager.resource-id=" + name));
        taskManagers.add(launch("Flink " + name, command, name));
        return index;
    }

    private static List<String> words(String text) {
        return SPACE.splitAsStream(text.strip()).toList();
    }

    private void awaitTaskManager(int index) throws ServerStartException, InterruptedException {
        Readiness.await(
                taskManagers.get(index), TO_START, () -> taskManagersKnown().contains(taskManagerName(index)));
    }

    private ChildProcess launch(String name, List<String> command, String file) throws IOException {
        return ChildProcess.start(
                name,
                command,
                settings.directory,
                settings.directory.resolve(file + ".log"),
                Map.of("FLINK_CONF_DIR", configuration.toString()),
                GRACE);
    }

    private List<String> java(String logName) {
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary(),
                "-Dlog.file=" + settings.directory.resolve(logName + ".log"), // where the web page finds it
                "-Dlog4j2.configurationFile=" + configuration.resolve("log4j2.properties")));
        for (String opened : OPENED) {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        return command;
    }

    private Path temporary() {
        return settings.directory.resolve("tmp");
    }

    private void writeConfiguration(int rpcPort, int blobPort) throws IOException {
        StringBuilder yaml = new StringBuilder("# Written at each start\n");
        entries(rpcPort, blobPort).forEach((name, value) -> yaml.append(name)
                .append(": '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Files.writeString(configuration.resolve("config.yaml"), yaml);
        Logging.toStandardOutput(configuration);
    }

    private Map<String, String> entries(int rpcPort, int blobPort) {
        Map<String, String> entries = new TreeMap<>();
        entries.put("jobmanager.rpc.address", Ports.HOST);
        entries.put("jobmanager.rpc.port", Integer.toString(rpcPort));
        entries.put("jobmanager.bind-host", Ports.HOST);
        entries.put("blob.server.port", Integer.toString(blobPort));
        entries.put("rest.address", Ports.HOST);
        entries.put("rest.bind-address", Ports.HOST);
        entries.put("rest.port", Integer.toString(restPort));
        entries.put("taskmanager.host", Ports.HOST);
        entries.put("taskmanager.bind-host", Ports.HOST);
        entries.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.slots));
        entries.put("taskmanager.memory.process.size", settings.taskManagerMegabytes + "m");
        entries.put("io.tmp.dirs", temporary().toString());
        entries.put("web.tmpdir", temporary().toString());
        entries.putAll(settings.extra);
        return entries;
    }

    /**
     * Submits a job by {@code flink run -d}, and returns its id.
     *
     * @throws IOException with what Flink said, if it refuses the job
     */
    public String submit(Path jar, String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = flink("run", "-d", "-c", mainClass, jar.toString());
        command.addAll(List.of(arguments));
        String output = output("flink run", command);
        Matcher submitted = SUBMITTED.matcher(output);
        if (!submitted.find()) {
            throw new IOException("`flink run` named no job:\n" + output);
        }
        return submitted.group(1);
    }

    /** Runs one action of Flink's command line, such as {@code cancel ID} or {@code stop ID}; returns what it says. */
    public String commandLine(String... arguments) throws IOException, InterruptedException {
        return output("flink " + String.join(" ", arguments), flink(arguments));
    }

    private List<String> flink(String... arguments) {
        List<String> command = new ArrayList<>(java("client"));
        command.addAll(List.of("-Xmx512m", "-cp", settings.classPath, "org.apache.flink.client.cli.CliFrontend"));
        command.addAll(List.of(arguments));
        return command;
    }

    private String output(String name, List<String> command) throws IOException, InterruptedException {
        Path log = settings.directory.resolve("client.log");
        Files.deleteIfExists(log);
        ChildProcess client = launch("`" + name + "`", command, "client");
        boolean ended = client.awaitExit(TO_SUBMIT);
        client.kill();
        if (!ended || client.exitCode() != 0) {
            throw new IOException(client.name() + (ended ? " failed" : " did not end") + ";\n" + client.logTail());
        }
        return Files.readString(log);
    }

    /** Where Flink's web page is, such as {@code http://127.0.0.1:41236}. */
    public String restUrl() {
        return "http://" + Ports.HOST + ":" + restPort;
    }

    /** What Flink's REST interface answers, such as for {@code /jobs/overview}. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(restUrl() + path))
                .timeout(REQUEST_TIMEOUT)
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    /** The state of a job, such as {@code RUNNING}. */
    public String jobState(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/status").path("status").asText();
    }

    /** The ids of those that have reported and have not been missed yet; empty too while there is no JobManager. */
    private List<String> taskManagersKnown() throws InterruptedException {
        try {
            return get("/taskmanagers").path("taskmanagers").findValuesAsText("id");
        } catch (IOException e) {
            return List.of();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/overview").isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private static String taskManagerName(int index) {
        return "taskmanager-" + index;
    }

    /** {@code kill -9} of a TaskManager, by its number. */
    public void killTaskManager(int index) {
        taskManagers.get(index).kill();
    }

    /** Whether a TaskManager's process runs. */
    public boolean isTaskManagerAlive(int index) {
        return taskManagers.get(index).isAlive();
    }

    /** {@code kill -9} of the JobManager; {@link #restartJobManager()} starts it again. */
    public void killJobManager() {
        jobManager.kill();
    }

    /** Starts the JobManager again on the same ports. Without high availability it has forgotten its jobs. */
    public void restartJobManager() throws IOException, InterruptedException {
        jobManager.stop();
        launchJobManager();
    }

    /** The logs are in here: {@code jobmanager.log}, {@code taskmanager-0.log} and so on. */
    public Path directory() {
        return settings.directory;
    }

    public long jobManagerPid() {
        return jobManager.pid();
    }

    public long taskManagerPid(int index) {
        return taskManagers.get(index).pid();
    }

    /** Stops all, gently at first. Jobs end where they are: take a savepoint before. */
    @Override
    public void close() {
        taskManagers.parallelStream().forEach(ChildProcess::stop);
        jobManager.stop();
    }
}
