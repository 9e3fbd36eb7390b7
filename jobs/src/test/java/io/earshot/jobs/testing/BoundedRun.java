package io.earshot.jobs.testing;

import io.earshot.jobs.Job;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.KafkaBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs jobs in this JVM, one after another, each to the end of what its topics hold. */
public final class BoundedRun {
    private BoundedRun() {}

    /**
     * Runs the jobs.
     *
     * @param checkpoints where state goes that is larger than a JobManager's memory takes
     */
    public static void of(KafkaBroker broker, ElasticsearchNode node, Path checkpoints, int parallelism, Job... jobs)
            throws Exception {
        JobsConfig config = JobsConfig.load(
                List.of(),
                Map.of(),
                List.of(
                        "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "elasticsearch.hosts=" + node.url(),
                        "clock=event"));
        for (Job job : jobs) {
            Configuration flink = new Configuration();
            flink.set(RestOptions.BIND_PORT, "0");
            flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            flink.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    checkpoints.toUri().toString());
            try (StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink)) {
                env.enableCheckpointing(1_000);
                job.build(env, config, true);
                env.execute(job.title());
            }
        }
    }
}
