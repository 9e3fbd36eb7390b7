package io.earshot.trend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a brand on a channel in a bucket of time, and what was done about it, as {@code earshot.trends}
 * carries it. All counts of posts but {@code own} and {@code replies} leave the brand's own posts out; reposts count like any other post.
 *
 * @param trend {@code <brand>/<channel>/<bucketSize>/<bucket>}
 * @param bucket when the bucket starts
 * @param mentions posts of others that mean the brand
 * @param intents posts by what their authors want; an intent that nobody had is left out
 * @param actionable posts that a care team would answer
 * @param poorExperience posts of a bad tone that call for an answer or tell of harm: negative, and actionable or of a
 *     severity of at least {@link TrendBucket#SEVERE}
 * @param authors distinct authors: an estimate, see {@link AuthorSketch}
 * @param reach sum of the posts' reach; a person who saw two of them counts twice
 * @param own posts of the brand itself
 * @param replies those of its own posts that answer another post
 * @param comments posts of others that answer another post
 * @param commentRatio comments for each own post that is no reply; null where there is none
 * @param late posts, own ones included, that entered the system only after the bucket had ended and a grace had
 *     passed; they are in the other counts too
 * @param dayBefore the same hour a day before, or the day before; null for minutes, and where nothing was said then
 * @param weekBefore the same hour or day a week before; null as above
 * @param care what was done for customers; null, and so without any of its fields in a document, where nothing was
 * @param version how many posts, own ones included, and events of care the bucket and those it is compared with have
 *     taken in: rises with every correction
 */
public record Trend(
        String trend,
        String brand,
        Platform channel,
        Instant bucket,
        BucketSize bucketSize,
        long mentions,
        SentimentCounts sentiment,
        Map<Intent.Label, Long> intents,
        long actionable,
        long poorExperience,
        long authors,
        long reach,
        long own,
        long replies,
        long comments,
        @Nullable Double commentRatio,
        long late,
        @Nullable Before dayBefore,
        @Nullable Before weekBefore,
        @JsonUnwrapped @Nullable CareNumbers care,
        long version) {

    /**
     * What an earlier bucket had.
     *
     * @param negative of the mentions
     */
    public record Before(long mentions, long negative) {}

    public Trend {
        // In the order of the labels, whatever map it came in.
        EnumMap<Intent.Label, Long> ordered = new EnumMap<>(Intent.Label.class);
        if (intents != null) {
            ordered.putAll(intents);
        }
        intents = ordered;
    }
}
