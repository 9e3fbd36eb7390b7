package io.earshot.trend;

import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one bucket as they grow. Posts and what is done about them may be added in any order: the result is the same. The fields are
 * public, and the type mutable, because it is state: serialised field by field, changed at each post.
 */
public final class TrendBucket {
    /** From this severity on, a negative post tells of a poor experience even if nobody need answer it. */
    public static final double SEVERE = 0.5;

    public long mentions;
    public long negative;
    public long neutral;
    public long positive;
    public long unjudged;

    /** Of the intents that somebody had. */
    public Map<Intent.Label, Long> intents = new HashMap<>();

    public long actionable;
    public long poorExperience;
    public long reach;
    public long own;
    public long replies;
    public long comments;
    public long late;
    public long version;

    /** Null where nothing was done for customers. */
    public @Nullable CareCounts care;

    /** An {@link AuthorSketch}. */
    public byte[] authors = AuthorSketch.empty();

    /**
     * Counts a post.
     *
     * @param isLate whether the post came after the bucket was thought complete
     */
    public void add(Mention mention, boolean isLate) {
        version++;
        if (isLate) {
            late++;
        }
        if (mention.own()) {
            own++;
            if (mention.post().inReplyTo() != null) {
                replies++;
            }
            return;
        }
        mentions++;
        if (mention.post().inReplyTo() != null) {
            comments++;
        }
        reach += mention.reach();
        authors = AuthorSketch.add(authors, mention.post());
        intents.merge(mention.intent().label(), 1L, Long::sum);
        if (mention.actionable().value()) {
            actionable++;
        }
        countTone(mention);
    }

    /** Where to count something that was done for a customer. */
    public CareCounts care() {
        version++;
        if (care == null) {
            care = new CareCounts();
        }
        return care;
    }

    private @Nullable Double commentRatio() {
        long posts = own - replies;
        return posts == 0 ? null : (double) comments / posts;
    }

    private void countTone(Mention mention) {
        Sentiment sentiment = mention.sentiment();
        if (sentiment == null) {
            unjudged++;
            return;
        }
        switch (sentiment.label()) {
            case NEGATIVE -> {
                negative++;
                if (mention.actionable().value() || mention.severity() >= SEVERE) {
                    poorExperience++;
                }
            }
            case NEUTRAL -> neutral++;
            case POSITIVE -> positive++;
        }
    }

    /** What is left of it when it can be corrected no more. */
    public PastBucket past() {
        return new PastBucket(mentions, negative, version);
    }

    /**
     * The counts as a document.
     *
     * @param dayBefore what the bucket a day before had, where it is compared with that
     */
    public Trend trend(
            String brand,
            Platform channel,
            Bucket bucket,
            @Nullable PastBucket dayBefore,
            @Nullable PastBucket weekBefore) {
        return new Trend(
                bucket.trendId(brand, channel),
                brand,
                channel,
                bucket.start(),
                bucket.size(),
                mentions,
                new SentimentCounts(negative, neutral, positive, unjudged),
                intents,
                actionable,
                poorExperience,
                AuthorSketch.estimate(authors),
                reach,
                own,
                replies,
                comments,
                commentRatio(),
                late,
                dayBefore == null ? null : dayBefore.before(),
                weekBefore == null ? null : weekBefore.before(),
                care == null ? null : care.numbers(mentions),
                version
                        + (dayBefore == null ? 0 : dayBefore.version())
                        + (weekBefore == null ? 0 : weekBefore.version()));
    }
}
