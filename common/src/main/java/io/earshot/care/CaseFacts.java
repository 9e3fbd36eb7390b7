package io.earshot.care;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What all that a customer wrote in a case comes to: of each thing the gravest.
 *
 * @param sentiment null where none could be judged
 * @param topic what the customer's last post is part of; null where it is part of nothing that others say too
 * @param risk how likely the thread is to go viral; null where it is no risk
 */
public record CaseFacts(
        double severity,
        Intent intent,
        @Nullable Sentiment sentiment,
        long reach,
        boolean verified,
        @Nullable TopicNews topic,
        @Nullable AlertLevel risk) {

    static CaseFacts of(Mention mention) {
        return new CaseFacts(
                mention.severity(),
                mention.intent(),
                mention.sentiment(),
                mention.reach(),
                Boolean.TRUE.equals(mention.post().author().verified()),
                null,
                null);
    }

    /** With one more post, in whatever order they come. */
    CaseFacts and(Mention mention) {
        CaseFacts other = of(mention);
        return new CaseFacts(
                Math.max(severity, other.severity),
                graver(intent, other.intent),
                graver(sentiment, other.sentiment),
                Math.max(reach, other.reach),
                verified || other.verified,
                topic,
                risk);
    }

    CaseFacts in(@Nullable TopicNews newTopic) {
        return new CaseFacts(severity, intent, sentiment, reach, verified, newTopic, risk);
    }

    CaseFacts at(@Nullable AlertLevel newRisk) {
        return new CaseFacts(severity, intent, sentiment, reach, verified, topic, newRisk);
    }

    /** Why clocks run faster now; null where they do not. */
    @Nullable
    String heat() {
        if (topic != null && topic.hot()) {
            return "the topic \"" + topic.label() + "\" is hot";
        }
        return risk == null ? null : "the thread may go viral (" + risk.name().toLowerCase(Locale.ROOT) + ")";
    }

    private static Intent graver(Intent a, Intent b) {
        int order = Integer.compare(Priority.points(a.label()), Priority.points(b.label()));
        if (order == 0) {
            order = a.label().compareTo(b.label());
        }
        if (order == 0) {
            order = Double.compare(a.confidence(), b.confidence());
        }
        return order >= 0 ? a : b;
    }

    private static @Nullable Sentiment graver(@Nullable Sentiment a, @Nullable Sentiment b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.score() <= b.score() ? a : b;
    }
}
