package io.earshot.trend;

import org.jspecify.annotations.Nullable;

/**
 * What was done for customers in a bucket, as it grows; {@link CareNumbers} says what each means. The fields are public,
 * and the type mutable, because it is state: serialised field by field, changed at each event.
 */
public final class CareCounts {
    /** Of ten, who scores so much recommends the brand (Reichheld, Harvard Business Review, December 2003). */
    private static final int PROMOTER = 9;

    private static final int PASSIVE = 7;

    /** Of five, who scores so much is satisfied. */
    private static final int SATISFIED = 4;

    public long itemsOpened;
    public long itemsAnswered;
    public long itemsMet;
    public long itemsBreached;
    public long itemsResolved;
    public long itemsReopened;
    public long itemsExpired;
    public long newCustomers;
    public long peerAnswers;
    public long promises;
    public long promisesKept;
    public long promisesBroken;
    public long testimonials;
    public long tickets;
    public long promoters;
    public long passives;
    public long detractors;
    public long csatScores;
    public long csatSum;
    public long satisfied;

    /** Each a {@link SpanSketch}. */
    public byte[] response = SpanSketch.empty();

    public byte[] responseBusiness = SpanSketch.empty();
    public byte[] nextReply = SpanSketch.empty();
    public byte[] resolution = SpanSketch.empty();
    public byte[] resolutionBusiness = SpanSketch.empty();

    /** Counts how likely a customer is to recommend the brand, 0..10. */
    public void addNps(int score) {
        if (score >= PROMOTER) {
            promoters++;
        } else if (score >= PASSIVE) {
            passives++;
        } else {
            detractors++;
        }
    }

    /** Counts how satisfied a customer is, 1..5. */
    public void addCsat(int score) {
        csatScores++;
        csatSum += score;
        if (score >= SATISFIED) {
            satisfied++;
        }
    }

    /** The sketch with a span that may not be known. */
    public static byte[] with(byte[] sketch, @Nullable Long seconds) {
        return seconds == null ? sketch : SpanSketch.add(sketch, seconds);
    }

    /**
     * The counts as documents have them.
     *
     * @param mentions posts of others in the same bucket
     */
    CareNumbers numbers(long mentions) {
        long recommended = promoters + passives + detractors;
        return new CareNumbers(
                itemsOpened,
                share(itemsOpened, mentions),
                itemsAnswered,
                itemsMet,
                itemsBreached,
                share(itemsMet, itemsMet + itemsBreached),
                itemsResolved,
                itemsReopened,
                itemsExpired,
                newCustomers,
                peerAnswers,
                promises,
                promisesKept,
                promisesBroken,
                testimonials,
                itemsOpened + tickets,
                CareNumbers.Percentiles.of(response),
                CareNumbers.Percentiles.of(responseBusiness),
                CareNumbers.Percentiles.of(nextReply),
                CareNumbers.Percentiles.of(resolution),
                CareNumbers.Percentiles.of(resolutionBusiness),
                promoters,
                passives,
                detractors,
                recommended == 0 ? null : 100.0 * (promoters - detractors) / recommended,
                csatScores,
                csatSum,
                satisfied,
                share(csatSum, csatScores));
    }

    private static @Nullable Double share(long part, long all) {
        return all == 0 ? null : (double) part / all;
    }
}
