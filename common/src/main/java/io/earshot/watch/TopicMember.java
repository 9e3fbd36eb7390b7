package io.earshot.watch;

import java.time.Instant;

/**
 * That a mention was put into a topic.
 *
 * @param topic id of the topic
 * @param at event time of the mention
 */
public record TopicMember(String topic, String mention, String brand, Instant at) {}
