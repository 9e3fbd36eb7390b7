package io.earshot.jobs.config;

import io.earshot.jobs.care.CareConfig;
import io.earshot.jobs.notify.NotifyConfig;
import io.earshot.jobs.tickets.TicketsConfig;
import io.earshot.jobs.trends.TrendsConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that the jobs are told: from a file, over it the environment ({@code EARSHOT_KAFKA_BOOTSTRAP_SERVERS} sets
 * {@code kafka.bootstrap-servers}), over that the command line.
 */
public record JobsConfig(
        KafkaConfig kafka,
        ElasticsearchConfig elasticsearch,
        MentionsConfig mentions,
        TrendsConfig trends,
        CareConfig care,
        NotifyConfig notification,
        TicketsConfig tickets) {

    /**
     * Reads the configuration.
     *
     * @param files YAML files, later ones over earlier ones
     * @param environment the process's environment
     * @param assignments {@code key=value}, as the command line gives them
     * @throws ConfigException with every error of all layers
     */
    public static JobsConfig load(List<Path> files, Map<String, String> environment, List<String> assignments)
            throws ConfigException {
        Settings settings = new Settings();
        files.forEach(file -> SettingsFile.read(file, settings));
        for (Option<?> option : Options.ALL) {
            String value = environment.get(option.environmentVariable());
            if (value != null) {
                settings.put(option.key(), value, option.environmentVariable());
            }
        }
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                settings.error("--set " + assignment + ": expected key=value");
            } else {
                settings.put(
                        assignment.substring(0, equals).strip(),
                        assignment.substring(equals + 1).strip(),
                        "--set");
            }
        }
        settings.refuseUnknown(Options.ALL, Options.KAFKA_PROPERTIES);
        JobsConfig config = from(settings, environment);
        if (!settings.errors().isEmpty()) {
            throw new ConfigException(settings.errors());
        }
        return config;
    }

    private static JobsConfig from(Settings settings, Map<String, String> environment) {
        KafkaConfig kafka = new KafkaConfig(
                settings.get(Options.KAFKA_SERVERS),
                settings.get(Options.KAFKA_GROUP_PREFIX),
                settings.get(Options.KAFKA_TRANSACTION_TIMEOUT),
                settings.under(Options.KAFKA_PROPERTIES));
        ElasticsearchConfig elasticsearch = new ElasticsearchConfig(
                settings.get(Options.ELASTICSEARCH_HOSTS),
                settings.get(Options.ELASTICSEARCH_USERNAME),
                settings.get(Options.ELASTICSEARCH_PASSWORD),
                settings.get(Options.ELASTICSEARCH_API_KEY),
                settings.get(Options.ELASTICSEARCH_CA),
                settings.get(Options.BULK_DOCUMENTS),
                settings.get(Options.BULK_DELAY));
        if (elasticsearch.username().isEmpty() != elasticsearch.password().isEmpty()) {
            settings.error("elasticsearch.username and elasticsearch.password: set both or neither");
        }
        if (!elasticsearch.username().isEmpty() && !elasticsearch.apiKey().isEmpty()) {
            settings.error("elasticsearch.api-key: set it or a user, not both");
        }
        MentionsConfig mentions = new MentionsConfig(
                settings.get(Options.OUT_OF_ORDERNESS),
                settings.get(Options.IDLENESS),
                settings.get(Options.LONGEST_HOLD),
                settings.get(Options.DUPLICATE_HORIZON),
                settings.get(Options.FUTURE_TOLERANCE),
                new ModelsConfig(settings.get(Options.MODELS), settings.get(Options.MODELS_CHECK_INTERVAL)),
                SentimentNetworkOptions.read(settings));
        Clock clock = settings.get(Options.CLOCK);
        TrendsConfig trends = new TrendsConfig(
                clock,
                settings.get(Options.FLUSH_INTERVAL),
                settings.get(Options.CORRECTION_HORIZON),
                settings.get(Options.LATE_AFTER),
                mentions.futureTolerance(),
                settings.get(Options.CARE_IDLENESS),
                settings.get(Options.QUIET_AFTER));
        CareConfig care = new CareConfig(clock, mentions.futureTolerance());
        NotifyConfig notification = NotifyOptions.read(settings, environment, clock);
        TicketsConfig tickets = TicketsOptions.read(settings, environment, clock);
        return new JobsConfig(kafka, elasticsearch, mentions, trends, care, notification, tickets);
    }
}
