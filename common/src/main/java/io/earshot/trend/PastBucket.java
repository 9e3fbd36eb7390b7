package io.earshot.trend;

/**
 * What is left of a bucket that later ones are compared with.
 *
 * @param version as {@link TrendBucket} has it
 */
public record PastBucket(long mentions, long negative, long version) {
    /** As documents show it. */
    Trend.Before before() {
        return new Trend.Before(mentions, negative);
    }
}
