package io.earshot.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * How to reach Kafka.
 *
 * @param groupPrefix consumer groups are {@code <prefix>-<job>}, transactional ids start with the same
 * @param transactionTimeout how long a transaction of a dead job stays open; at most the broker's maximum
 * @param properties passed to every client as they are: security, tuning
 */
public record KafkaConfig(
        String bootstrapServers, String groupPrefix, Duration transactionTimeout, Map<String, String> properties)
        implements Serializable {

    /** What every client of ours is given. */
    public Properties clientProperties() {
        Properties result = new Properties();
        result.putAll(properties);
        result.put("bootstrap.servers", bootstrapServers);
        return result;
    }

    /** Without the pass-through properties: they hold passwords. */
    @Override
    public String toString() {
        return "KafkaConfig[" + bootstrapServers + ", " + groupPrefix + ", " + transactionTimeout + ", "
                + properties.keySet() + "]";
    }
}
