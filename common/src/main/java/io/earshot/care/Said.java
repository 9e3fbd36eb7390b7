package io.earshot.care;

import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all that a customer wrote in one matter comes to: of each thing the gravest.
 *
 * @param severity 0..1
 * @param sentiment null where the language is not judged
 * @param reach how many may have read the customer's posts, each at the most
 * @param verified whether the platform vouches for the customer's account
 * @param urgent whether the customer says that it cannot wait, or that it is not the first time
 */
public record Said(
        double severity, Intent intent, @Nullable Sentiment sentiment, long reach, boolean verified, boolean urgent) {

    public Said {
        Objects.requireNonNull(intent, "intent");
    }

    /** What one post says. */
    public static Said of(Mention mention) {
        return new Said(
                mention.severity(),
                mention.intent(),
                mention.sentiment(),
                mention.reach(),
                Boolean.TRUE.equals(mention.post().author().verified()),
                mention.flags().contains(Flag.URGENT));
    }

    /** With a further post of the same customer: the worst of each counts, whichever came first. */
    public Said and(Mention further) {
        Said more = of(further);
        return new Said(
                Math.max(severity, more.severity),
                Priority.share(more.intent.label()) > Priority.share(intent.label()) ? more.intent : intent,
                worse(sentiment, more.sentiment),
                Math.max(reach, more.reach),
                verified || more.verified,
                urgent || more.urgent);
    }

    private static @Nullable Sentiment worse(@Nullable Sentiment one, @Nullable Sentiment other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Priority.bitterness(other) > Priority.bitterness(one) ? other : one;
    }
}
