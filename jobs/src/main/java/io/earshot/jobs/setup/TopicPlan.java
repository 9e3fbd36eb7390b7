package io.earshot.jobs.setup;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

import io.earshot.jobs.connect.KafkaSinks;
import io.earshot.jobs.connect.Topics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a topic should be. How long records stay is the broker's business ({@code log.retention.*}): records carry event
 * time, so a limit set here would drop a replay of history while it is written.
 */
record TopicPlan(String name, int partitions, SortedMap<String, String> config) {
    private static final String LARGER_THAN_A_POST = Integer.toString(KafkaSinks.MAX_RECORD_BYTES);

    static List<TopicPlan> all(int partitions) {
        return List.of(
                logOf(Topics.POSTS, partitions),
                latestOf(Topics.BRANDS, 1), // a few records that every task reads whole
                logOf(Topics.ACTIVITY, partitions),
                latestOf(Topics.CUSTOMERS, partitions),
                logOf(Topics.MENTIONS, partitions).with(MAX_MESSAGE_BYTES_CONFIG, LARGER_THAN_A_POST),
                latestOf(Topics.TOPICS, partitions),
                logOf(Topics.TOPIC_MEMBERS, partitions),
                latestOf(Topics.ALERTS, partitions),
                latestOf(Topics.ITEMS, partitions),
                logOf(Topics.ITEM_EVENTS, partitions), // each happened once: the last does not stand for the others
                logOf(Topics.TRENDS, partitions), // its key is the brand: compaction would leave one bucket of each
                logOf(Topics.DEAD_LETTERS, partitions).with(MAX_MESSAGE_BYTES_CONFIG, LARGER_THAN_A_POST));
    }

    private static TopicPlan logOf(String name, int partitions) {
        return withPolicy(name, partitions, CLEANUP_POLICY_DELETE);
    }

    private static TopicPlan latestOf(String name, int partitions) {
        return withPolicy(name, partitions, CLEANUP_POLICY_COMPACT);
    }

    private static TopicPlan withPolicy(String name, int partitions, String policy) {
        return new TopicPlan(name, partitions, new TreeMap<>()).with(CLEANUP_POLICY_CONFIG, policy);
    }

    private TopicPlan with(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(config);
        more.put(key, value);
        return new TopicPlan(name, partitions, more);
    }
}
