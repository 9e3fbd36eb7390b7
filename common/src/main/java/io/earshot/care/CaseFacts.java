package io.earshot.care;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.Mention;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case beside what happened in it.
 *
 * @param topic what the customer's last post is part of; null where it is part of nothing that others say too
 * @param risk how likely the thread is to go viral; null where it is no risk
 */
public record CaseFacts(
        Said said, @Nullable TopicNews topic, @Nullable AlertLevel risk) {

    static CaseFacts of(Mention mention) {
        return new CaseFacts(Said.of(mention), null, null);
    }

    /** With one more post, in whatever order they come. */
    CaseFacts and(Mention mention) {
        return new CaseFacts(said.and(mention), topic, risk);
    }

    CaseFacts in(@Nullable TopicNews newTopic) {
        return new CaseFacts(said, newTopic, risk);
    }

    CaseFacts at(@Nullable AlertLevel newRisk) {
        return new CaseFacts(said, topic, newRisk);
    }

    /** What others do about it. */
    PriorityFacts.Surroundings surroundings() {
        return new PriorityFacts.Surroundings(topic == null ? 0 : topic.size(), topic != null && topic.hot(), risk);
    }

    /** Why clocks run faster now; null where they do not. */
    @Nullable
    String heat() {
        if (topic != null && topic.hot()) {
            return "the topic \"" + topic.label() + "\" is hot";
        }
        return risk == null ? null : "the thread may go viral (" + risk.name().toLowerCase(Locale.ROOT) + ")";
    }
}
