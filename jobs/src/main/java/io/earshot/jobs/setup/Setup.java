package io.earshot.jobs.setup;

import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.setup.Step.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The doors to setting up. Each returns what it did, or in a dry run what it would do; a server that cannot be reached
 * is a step that failed, not an exception.
 */
public final class Setup {
    /** How many partitions a topic gets where nobody says. */
    public static final int PARTITIONS = 4;

    private Setup() {}

    /** Creates the topics that a broker without security lacks. */
    public static List<Step> topics(String bootstrapServers, int partitions) throws InterruptedException {
        return topics(new KafkaConfig(bootstrapServers, "earshot", Duration.ofMinutes(1), Map.of()), partitions, false);
    }

    /**
     * Creates the topics that the broker lacks.
     *
     * @param partitions of each topic but {@code earshot.brands}, which has one
     */
    public static List<Step> topics(KafkaConfig kafka, int partitions, boolean dryRun) throws InterruptedException {
        return new KafkaSetup(kafka.clientProperties(), dryRun).run(TopicPlan.all(partitions));
    }

    /** Installs templates and policies on a server without security, and brings its indices up to them. */
    public static List<Step> elasticsearch(String url) throws InterruptedException {
        ElasticsearchConfig open =
                new ElasticsearchConfig(List.of(URI.create(url)), "", "", "", "", 1, Duration.ofSeconds(1));
        return elasticsearch(open, null, false);
    }

    /**
     * Installs templates and policies, and brings the indices up to them.
     *
     * @param replicas copies of each shard besides the first; null for one where a second node can hold it
     */
    public static List<Step> elasticsearch(ElasticsearchConfig server, @Nullable Integer replicas, boolean dryRun)
            throws InterruptedException {
        URI host = server.hosts().get(0);
        try {
            return new ElasticsearchSetup(Http.at(host, server, Map.of()), host, replicas, dryRun, Clock.systemUTC())
                    .run();
        } catch (IOException e) {
            return List.of(Step.of(Result.FAILED, "certificate " + server.caCertificate(), e.getMessage()));
        }
    }

    /**
     * Imports the dashboards and creates the alert rules.
     *
     * @param url with {@code /s/<space>} for another space than the default
     * @param access what Elasticsearch is asked with: Kibana takes the same users and keys
     */
    public static List<Step> kibana(URI url, ElasticsearchConfig access, boolean dryRun) throws InterruptedException {
        try {
            return new KibanaSetup(Http.at(url, access, Map.of("kbn-xsrf", "earshot")), url, dryRun).run();
        } catch (IOException e) {
            return List.of(Step.of(Result.FAILED, "certificate " + access.caCertificate(), e.getMessage()));
        }
    }
}
