package io.earshot.trend;

import org.jspecify.annotations.Nullable;

/**
 * What was done for customers in a bucket of time. Counts add up over buckets and channels; shares, percentiles and
 * averages do not, which is why the counts that they are made of stand beside them.
 *
 * @param needAnswer items opened for each mention: the share of posts that need an answer; null without mentions
 * @param itemsAnswered items that got their first answer
 * @param itemsMet deadlines that were kept, be they for a reply, a resolution or a follow-up
 * @param itemsBreached deadlines that passed; one that turns out to have been kept is taken back
 * @param attainment the share of deadlines that were kept; null where none was due
 * @param newCustomers items opened for customers of whom nothing was heard before
 * @param peerAnswers answers to customers by others than the brand
 * @param contacts items opened, and tickets of other channels told of as activity
 * @param responseSeconds from the start of the clock to the first answer, in time or not
 * @param responseBusinessSeconds the same in the policy's hours
 * @param nextReplySeconds from the oldest post without an answer to the answer, after the first
 * @param resolutionSeconds from the opening to the resolution
 * @param resolutionBusinessSeconds the same in the policy's hours
 * @param promoters scores of 9 and 10 in the question whether one would recommend the brand
 * @param passives 7 and 8
 * @param detractors 0 to 6
 * @param nps promoters less detractors in percent of all, −100..100; null without scores
 * @param csatSatisfied scores of 4 and 5
 * @param csat mean satisfaction, 1..5; null without scores
 */
public record CareNumbers(
        long itemsOpened,
        @Nullable Double needAnswer,
        long itemsAnswered,
        long itemsMet,
        long itemsBreached,
        @Nullable Double attainment,
        long itemsResolved,
        long itemsReopened,
        long itemsExpired,
        long newCustomers,
        long peerAnswers,
        long promises,
        long promisesKept,
        long promisesBroken,
        long testimonials,
        long contacts,
        @Nullable Percentiles responseSeconds,
        @Nullable Percentiles responseBusinessSeconds,
        @Nullable Percentiles nextReplySeconds,
        @Nullable Percentiles resolutionSeconds,
        @Nullable Percentiles resolutionBusinessSeconds,
        long promoters,
        long passives,
        long detractors,
        @Nullable Double nps,
        long csatScores,
        long csatSum,
        long csatSatisfied,
        @Nullable Double csat) {

    /** The median and the 90th percentile in seconds, as near as a {@link SpanSketch} has them. */
    public record Percentiles(double p50, double p90) {
        static @Nullable Percentiles of(byte[] sketch) {
            return sketch.length == 0
                    ? null
                    : new Percentiles(SpanSketch.quantile(sketch, 0.5), SpanSketch.quantile(sketch, 0.9));
        }
    }
}
