package io.earshot.care;

import io.earshot.watch.TopicMember;

/**
 * That a mention is part of a topic.
 *
 * @param topic as it stands
 */
public record Membership(String mention, TopicNews topic) {
    /** What the trends job says of a mention. */
    public static Membership of(TopicMember member) {
        return new Membership(member.mention(), TopicNews.unknown(member.topic()));
    }
}
