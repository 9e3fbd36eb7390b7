package io.earshot.local;

import io.earshot.servers.Ports;
import io.earshot.servers.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink inside this JVM, with its web page. A job goes on from the state it left in the directory, whether it was stopped
 * or killed.
 */
final class LocalFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFlink.class);

    private static final Duration TO_SAVE = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    private final Path directory;
    private final Settings settings;
    private final MiniCluster cluster;
    private final Map<LocalJob, JobID> jobs = new LinkedHashMap<>();

    private LocalFlink(Path directory, Settings settings, MiniCluster cluster) {
        this.directory = directory;
        this.settings = settings;
        this.cluster = cluster;
    }

    /**
     * What Flink is told.
     *
     * @param port of the web page; 0 for a free one
     * @param parallelism of each job
     * @param jobs how many there will be
     * @param stateBackend {@code hashmap} or {@code rocksdb}
     * @param checkpoints how often the jobs' state is kept: also how long their results wait to be seen in Kafka
     * @param log the file that the web page shows
     */
    record Settings(int port, int parallelism, int jobs, String stateBackend, Duration checkpoints, Path log) {}

    /** Starts it; its files are in this directory. */
    static LocalFlink start(Path directory, Settings settings) throws Exception {
        Path temporary = directory.resolve("tmp");
        Trees.delete(temporary); // a killed run could not clean up
        Files.createDirectories(temporary);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration(temporary, settings))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.parallelism() * settings.jobs())
                .build());
        LocalFlink flink = new LocalFlink(directory, settings, cluster);
        try {
            cluster.start();
            return flink;
        } catch (Exception e) {
            flink.close();
            throw e;
        }
    }

    private static Configuration configuration(Path temporary, Settings settings) throws IOException {
        int port = settings.port() != 0 ? settings.port() : Ports.free(1).get(0);
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("rest.address", "127.0.0.1");
        entries.put("rest.bind-address", "127.0.0.1");
        entries.put("rest.port", Integer.toString(port));
        entries.put("web.submit.enable", "false"); // whoever reaches the page is not to run code here
        entries.put("web.log.path", settings.log().toString());
        entries.put("io.tmp.dirs", temporary.toString());
        entries.put("web.tmpdir", temporary.toString());
        entries.put("taskmanager.memory.network.min", "128m");
        entries.put("taskmanager.memory.network.max", "128m");
        entries.put("taskmanager.memory.managed.size", settings.stateBackend().equals("rocksdb") ? "384m" : "64m");
        // All is in one process: a pause, such as a laptop's sleep, is no death.
        entries.put("heartbeat.interval", "30 s");
        entries.put("heartbeat.timeout", "10 min");
        return Configuration.fromMap(entries);
    }

    /** Where the web page is. */
    URI url() {
        return cluster.getRestAddress().join();
    }

    /** Starts a job, from the newest state that it left, if it left any. Returns that. */
    Optional<Path> submit(LocalJob job) throws Exception {
        RetainedState retained = new RetainedState(stateDirectory(job));
        retained.sweep();
        Optional<Path> state = retained.newest();

        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(jobConfiguration(stateDirectory(job)));
        env.setParallelism(settings.parallelism());
        job.layout().build(env);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(job.title());
        // Claimed: Flink removes it when it has a newer one.
        state.ifPresent(path -> graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(path.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
        jobs.put(job, cluster.submitJob(graph.getJobGraph()).get().getJobID());
        return state;
    }

    private Path stateDirectory(LocalJob job) {
        return directory.resolve("state").resolve(job.id());
    }

    private Configuration jobConfiguration(Path state) throws IOException {
        Files.createDirectories(state);
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("execution.checkpointing.interval", settings.checkpoints().toMillis() + " ms");
        entries.put("execution.checkpointing.min-pause", "1 s");
        entries.put("execution.checkpointing.dir", state.toUri().toString());
        entries.put("execution.checkpointing.num-retained", "2");
        entries.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        entries.put("execution.checkpointing.incremental", "true");
        entries.put("state.backend.type", settings.stateBackend());
        entries.put("restart-strategy.type", "exponential-delay");
        entries.put("restart-strategy.exponential-delay.initial-backoff", "1 s");
        entries.put("restart-strategy.exponential-delay.max-backoff", "30 s");
        return Configuration.fromMap(entries);
    }

    /**
     * Returns when every task of every job runs.
     *
     * @throws IOException with the reason, if a job fails, or is not so far after that time
     */
    void awaitRunning(Duration longest) throws Exception {
        long deadline = System.nanoTime() + longest.toNanos();
        for (Map.Entry<LocalJob, JobID> job : jobs.entrySet()) {
            while (true) {
                AccessExecutionGraph graph =
                        cluster.getExecutionGraph(job.getValue()).get();
                if (runs(graph)) {
                    break;
                }
                boolean late = System.nanoTime() > deadline;
                if (late || graph.getState().isTerminalState()) {
                    throw new IOException("job " + job.getKey().id() + " does not run, it is " + graph.getState()
                            + reason(graph) + "; see " + settings.log());
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static boolean runs(AccessExecutionGraph graph) {
        for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return graph.getState() == JobStatus.RUNNING;
    }

    private static String reason(AccessExecutionGraph graph) {
        return graph.getFailureInfo() == null
                ? ""
                : ": " + graph.getFailureInfo().getException().getMessage();
    }

    /** Whether this JVM holds a job that has failed for good. */
    List<String> failed() throws Exception {
        List<String> failed = new ArrayList<>();
        for (Map.Entry<LocalJob, JobID> job : jobs.entrySet()) {
            if (cluster.getJobStatus(job.getValue()).get() == JobStatus.FAILED) {
                failed.add(job.getKey().id());
            }
        }
        return failed;
    }

    /** Stops the jobs with all that they have done kept and committed, and then Flink. */
    @Override
    public void close() {
        for (Map.Entry<LocalJob, JobID> job : jobs.entrySet()) {
            stop(job.getKey(), job.getValue());
        }
        try {
            cluster.closeAsync().get(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Flink did not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By a savepoint, which commits what was written; where that fails the last checkpoint stands. */
    private void stop(LocalJob job, JobID id) {
        try {
            if (cluster.getJobStatus(id).get().isGloballyTerminalState()) {
                return;
            }
            String savepoint = cluster.stopWithSavepoint(
                            id, stateDirectory(job).toUri().toString(), false, SavepointFormatType.NATIVE)
                    .get(TO_SAVE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("job {} stopped with {}", job.id(), savepoint);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("job {} did not stop by itself: it goes on from its last checkpoint next time", job.id(), e);
            cancel(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancel(JobID id) {
        try {
            cluster.cancelJob(id).get(TO_END.toMillis(), TimeUnit.MILLISECONDS);
            cluster.requestJobResult(id).get(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a job could not be cancelled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
