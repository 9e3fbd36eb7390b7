package io.earshot.viral;

/** What a {@link Cascade} expects at one moment; ask it as often as you like. Immutable. */
public final class Outlook {
    /** The share of final counts that are meant to lie inside the interval. */
    public static final double INTERVAL = 0.8;

    /** Standard deviation against mean of the audience of one spreader: a few of them have most of it. */
    private static final double AUDIENCE_SCATTER = 3;

    /** The middles of the five equal fifths of the normal law: enough to blur a threshold. */
    private static final double[] FIFTHS = {-1.2816, -0.5244, 0, 0.5244, 1.2816};

    private static final double NINE_TENTHS = 1.2816;

    private final long size;
    private final long reach;
    private final double audience;
    private final GrowthLaw law;

    Outlook(long size, long reach, double audience, GrowthLaw law) {
        this.size = size;
        this.reach = reach;
        this.audience = audience;
        this.law = law;
    }

    /** Posts at that moment. */
    public long sizeNow() {
        return size;
    }

    /** Sum of audiences at that moment. */
    public long reachNow() {
        return reach;
    }

    /** The probability that the final number of posts is at least this. */
    public double sizeAtLeast(long posts) {
        return law.atLeast((double) (posts - size));
    }

    /** The probability that the final reach is at least this. */
    public double reachAtLeast(long people) {
        double further = (people - reach) / audience;
        if (further <= 0) {
            return 1;
        }
        double scatter = audienceScatter(further);
        double sum = 0;
        for (double normal : FIFTHS) {
            sum += law.atLeast(further / Math.exp(scatter * normal - scatter * scatter / 2));
        }
        return sum / FIFTHS.length;
    }

    /** Final number of posts. */
    public Estimate size() {
        long[] ends = law.interval(INTERVAL, size);
        return new Estimate(
                size + law.leastRelativeError(size), size + law.quantile(0.5), size + ends[0], size + ends[1]);
    }

    /** How probable it is, after all, that the final number of posts lies within its interval: near 80 %, mostly. */
    public double insideInterval() {
        long[] ends = law.interval(INTERVAL, size);
        return law.between(ends[0], ends[1]);
    }

    /** Final sum of audiences. */
    public Estimate reach() {
        long[] ends = law.interval(INTERVAL, size);
        return new Estimate(
                reach + people(law.leastRelativeError(size), 0),
                reach + people(law.quantile(0.5), 0),
                reach + people(ends[0], -NINE_TENTHS / 2), // half: two uncertainties seldom meet at their worst
                reach + people(ends[1], NINE_TENTHS / 2));
    }

    /**
     * The whole of it.
     *
     * @param posts the number of posts that would matter
     * @param people the reach that would matter
     */
    public Forecast forecast(long posts, long people) {
        return new Forecast(size(), reach(), sizeAtLeast(2 * size), Math.max(sizeAtLeast(posts), reachAtLeast(people)));
    }

    private long people(long furtherPosts, double deviations) {
        if (furtherPosts == 0) {
            return 0;
        }
        double scatter = audienceScatter((double) furtherPosts);
        return Math.round(furtherPosts * audience * Math.exp(scatter * deviations - scatter * scatter / 2));
    }

    /** How uncertain the sum of so many audiences is: the deviation of its logarithm, were it lognormal. */
    private static double audienceScatter(double posts) {
        return Math.sqrt(Math.log1p(AUDIENCE_SCATTER * AUDIENCE_SCATTER / Math.max(posts, 1)));
    }
}
