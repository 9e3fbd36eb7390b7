package io.earshot.jobs.cli;

import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.config.KafkaConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka a command speaks to: the one named, the one configured, or that of the local system. */
final class KafkaTarget {
    private static final String ENVIRONMENT = "EARSHOT_KAFKA_BOOTSTRAP_SERVERS";

    @Option(
            names = {"--kafka", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Kafka; default: --config, " + ENVIRONMENT + ", or the local system that runs")
    private @Nullable String kafka;

    @Option(names = "--config", paramLabel = "FILE", description = "settings of the jobs, for kafka.*")
    private List<Path> configs = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "the local system's data directory")
    private @Nullable Path data;

    /**
     * How to reach it.
     *
     * @throws ConfigException if the settings are wrong, or nothing says which Kafka is meant
     */
    KafkaConfig resolve() throws ConfigException {
        List<String> assignments = new ArrayList<>();
        if (kafka != null) {
            assignments.add("kafka.bootstrap-servers=" + kafka);
        } else if (configs.isEmpty() && System.getenv(ENVIRONMENT) == null) {
            Optional<String> local = LocalSystem.running(data).map(LocalSystem::kafka);
            assignments.add("kafka.bootstrap-servers="
                    + local.orElseThrow(() -> new ConfigException(List.of("No local system runs here. Start one with"
                            + " `earshot up`, or name a Kafka with --kafka or --config."))));
        }
        return JobsConfig.load(configs, System.getenv(), assignments).kafka();
    }
}
