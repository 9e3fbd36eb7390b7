package io.earshot.care;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that the priority of an item is made from.
 *
 * @param severity 0..1
 * @param sentiment null where the language is not judged
 * @param reach how many may have read the customer's posts, each at the most
 * @param verified whether the platform vouches for the customer's account
 * @param urgent whether the customer says that it cannot wait, or that it is not the first time
 * @param tier of the customer; null where it is not known
 * @param topicSize how many mentions the item's topic has; 0 where it has none
 * @param hot whether that topic is hot
 * @param viralRisk of the thread; null while it does not matter
 * @param waitedMillis for how many milliseconds the customer has been waiting for an answer; 0 while they are not
 * @param reopened how often the item was taken for done and was not
 * @param brokenPromises to this customer
 * @param breaches deadlines of this item that passed
 */
public record PriorityFacts(
        double severity,
        Intent intent,
        @Nullable Sentiment sentiment,
        long reach,
        boolean verified,
        boolean urgent,
        @Nullable String tier,
        long topicSize,
        boolean hot,
        @Nullable AlertLevel viralRisk,
        long waitedMillis,
        int reopened,
        int brokenPromises,
        int breaches) {

    public PriorityFacts {
        Objects.requireNonNull(intent, "intent");
    }

    /** For how long the customer has been waiting for an answer; zero while they are not. */
    Duration waited() {
        return Duration.ofMillis(waitedMillis);
    }

    /** What the mention itself says. */
    public static PriorityFacts of(Mention mention) {
        return new PriorityFacts(
                mention.severity(),
                mention.intent(),
                mention.sentiment(),
                mention.reach(),
                Boolean.TRUE.equals(mention.post().author().verified()),
                mention.flags().contains(Flag.URGENT),
                null,
                0,
                false,
                null,
                0,
                0,
                0,
                0);
    }

    /** With a further post of the same customer in the same matter: the worst of each counts, whichever came first. */
    public PriorityFacts and(Mention further) {
        PriorityFacts more = of(further);
        return new PriorityFacts(
                Math.max(severity, more.severity),
                Priority.share(more.intent.label()) > Priority.share(intent.label()) ? more.intent : intent,
                worse(sentiment, more.sentiment),
                Math.max(reach, more.reach),
                verified || more.verified,
                urgent || more.urgent,
                tier,
                topicSize,
                hot,
                viralRisk,
                waitedMillis,
                reopened,
                brokenPromises,
                breaches);
    }

    private static @Nullable Sentiment worse(@Nullable Sentiment one, @Nullable Sentiment other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Priority.bitterness(other) > Priority.bitterness(one) ? other : one;
    }

    public PriorityFacts withTier(@Nullable String newTier) {
        return new PriorityFacts(
                severity,
                intent,
                sentiment,
                reach,
                verified,
                urgent,
                newTier,
                topicSize,
                hot,
                viralRisk,
                waitedMillis,
                reopened,
                brokenPromises,
                breaches);
    }

    public PriorityFacts withTopic(long newSize, boolean newHot) {
        return new PriorityFacts(
                severity,
                intent,
                sentiment,
                reach,
                verified,
                urgent,
                tier,
                newSize,
                newHot,
                viralRisk,
                waitedMillis,
                reopened,
                brokenPromises,
                breaches);
    }

    public PriorityFacts withViralRisk(@Nullable AlertLevel newRisk) {
        return new PriorityFacts(
                severity,
                intent,
                sentiment,
                reach,
                verified,
                urgent,
                tier,
                topicSize,
                hot,
                newRisk,
                waitedMillis,
                reopened,
                brokenPromises,
                breaches);
    }

    public PriorityFacts withWaited(Duration newWaited) {
        return new PriorityFacts(
                severity,
                intent,
                sentiment,
                reach,
                verified,
                urgent,
                tier,
                topicSize,
                hot,
                viralRisk,
                newWaited.toMillis(),
                reopened,
                brokenPromises,
                breaches);
    }

    /** With what went wrong before. */
    public PriorityFacts withPast(int newReopened, int newBrokenPromises, int newBreaches) {
        return new PriorityFacts(
                severity,
                intent,
                sentiment,
                reach,
                verified,
                urgent,
                tier,
                topicSize,
                hot,
                viralRisk,
                waitedMillis,
                newReopened,
                newBrokenPromises,
                newBreaches);
    }
}
