package io.earshot.local;

import io.earshot.jobs.Job;
import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.onnx.SentimentNetwork;
import java.util.ArrayList;
import java.util.List;

/** The jobs of the pipeline, told where the local servers are. */
final class PipelineJobs {
    /** A crash commits what it had written when the jobs go on, be it after a holiday. */
    private static final String TRANSACTION_TIMEOUT = "kafka.transaction-timeout=7 d";

    private PipelineJobs() {}

    /** Refuses settings that are wrong before anything is started for them. */
    static void check(UpOptions options) throws UserException {
        JobsConfig config = config(options, List.of());
        try {
            config.mentions().sentimentNetwork().ifPresent(SentimentNetwork::check);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage());
        }
    }

    /** How many there are. */
    static int count(UpOptions options) throws UserException {
        return Job.of(config(options, List.of())).size();
    }

    static List<LocalJob> of(UpOptions options, String kafka, String elasticsearch) throws UserException {
        JobsConfig config =
                config(options, List.of("kafka.bootstrap-servers=" + kafka, "elasticsearch.hosts=" + elasticsearch));
        return Job.of(config).stream()
                .map(job -> new LocalJob(job.id(), job.title(), env -> job.build(env, config, false)))
                .toList();
    }

    private static JobsConfig config(UpOptions options, List<String> addresses) throws UserException {
        List<String> assignments = new ArrayList<>();
        assignments.add(TRANSACTION_TIMEOUT);
        assignments.addAll(options.assignments());
        assignments.addAll(addresses);
        try {
            return JobsConfig.load(options.configFiles(), System.getenv(), assignments);
        } catch (ConfigException e) {
            throw new UserException(String.join("\n", e.errors()));
        }
    }
}
