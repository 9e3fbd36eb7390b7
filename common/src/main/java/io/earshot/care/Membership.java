package io.earshot.care;

/**
 * That a mention is part of a topic.
 *
 * @param topic as it stands
 */
public record Membership(String mention, TopicNews topic) {}
