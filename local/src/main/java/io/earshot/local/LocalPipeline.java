package io.earshot.local;

import io.earshot.jobs.cli.ProcessMark;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.setup.Step;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.KafkaBroker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The whole system, running: broker, node, and the jobs inside this JVM. Closing it stops all in order and keeps the data. */
final class LocalPipeline implements AutoCloseable {
    private static final Duration TO_RUN = Duration.ofMinutes(3);

    private final DataDirectory data;

    /** What runs, the newest first. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private boolean closed;

    private LocalPipeline(DataDirectory data) {
        this.data = data;
    }

    /** Takes the data directory. Nothing runs yet, and {@link #close()} works from now on, at any moment. */
    static LocalPipeline on(DataDirectory data) throws IOException, UserException {
        data.create();
        FileChannel lock = data.lock();
        data.removeRun();
        LocalPipeline pipeline = new LocalPipeline(data);
        pipeline.running.push(lock);
        return pipeline;
    }

    /**
     * Starts everything, and returns when all of it works.
     *
     * @throws UserException if it can not start for a reason that the user can mend
     */
    RunFile start(UpOptions options, Progress progress) throws Exception {
        return start(options, progress, kafka -> {});
    }

    /** What is done when Kafka has its topics and before the jobs start. */
    @FunctionalInterface
    interface BeforeJobs {
        void with(String bootstrapServers) throws Exception;
    }

    /** The same, with something done before the jobs start. */
    RunFile start(UpOptions options, Progress progress, BeforeJobs beforeJobs) throws Exception {
        PipelineJobs.check(options);
        PortNumbers ports = PortChoice.choose(options.ports(), data.ports());
        LocalServers servers = opened(LocalServers.begin(data, ports, options, progress));
        LocalFlink flink = opened(LocalFlink.start(data.flink(), flinkSettings(options, ports)));
        progress.done("Flink", flink.url().toString());
        KafkaBroker broker = servers.broker();
        ElasticsearchNode node = servers.node();
        data.write(new PortNumbers(
                broker.port(),
                broker.controllerPort(),
                node.port(),
                node.transportPort(),
                flink.url().getPort()));
        setUp(broker, node);
        beforeJobs.with(broker.bootstrapServers());
        for (LocalJob job : PipelineJobs.of(options, broker.bootstrapServers(), node.url())) {
            Optional<Path> state = flink.submit(job);
            progress.done(job.title(), state.isPresent() ? "goes on from where it was" : "from the beginning");
        }
        flink.awaitRunning(TO_RUN);

        Instant ready = Instant.now();
        RunFile run = runFile(ready, servers, flink);
        writeRun(run);
        opened(KeepAlive.begin(servers.all(), progress, () -> writeRun(runFile(ready, servers, flink))));
        return run;
    }

    private static RunFile runFile(Instant ready, LocalServers servers, LocalFlink flink)
            throws IOException, InterruptedException {
        ProcessMark self = ProcessMark.of(ProcessHandle.current());
        return new RunFile(
                self.pid(),
                self.started(),
                ready,
                servers.broker().bootstrapServers(),
                servers.node().url(),
                flink.url().toString(),
                servers.processes());
    }

    private LocalFlink.Settings flinkSettings(UpOptions options, PortNumbers ports) throws UserException {
        return new LocalFlink.Settings(
                ports.flink(),
                options.parallelism(),
                PipelineJobs.count(options),
                options.stateBackend(),
                Duration.ofSeconds(options.checkpointSeconds()),
                data.log());
    }

    private static void setUp(KafkaBroker broker, ElasticsearchNode node) throws InterruptedException, UserException {
        List<Step> steps = new ArrayList<>(Setup.topics(broker.bootstrapServers(), Setup.PARTITIONS));
        steps.addAll(Setup.elasticsearch(node.url()));
        List<String> failed = steps.stream()
                .filter(Step::failed)
                .map(step -> step.line(false))
                .toList();
        if (!failed.isEmpty()) {
            throw new UserException("topics and indices could not be set up:\n  " + String.join("\n  ", failed));
        }
    }

    private synchronized <T extends AutoCloseable> T opened(T part) throws Exception {
        if (closed) {
            part.close();
            throw new InterruptedException("stopped while starting");
        }
        running.push(part);
        return part;
    }

    private synchronized void writeRun(RunFile run) throws IOException, InterruptedException {
        if (closed) {
            throw new InterruptedException("stopped while starting");
        }
        data.write(run);
    }

    /** Stops everything, the jobs first. Whoever calls it second waits for the first. */
    @Override
    public synchronized void close() throws Exception {
        closed = true;
        data.removeRun();
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
