package io.earshot.spike;

/**
 * A series of counts, step by step, and what its past lets expect: state of {@link SeriesModel} and its parts, which
 * alone read and write it. Some 100 numbers, however long the series is. What is said to fade is a sum whose parts
 * halve with time.
 */
public final class CountSeries {
    static final int HOURS = 24;

    /** Number of the first step, counted from the epoch; −1 before it. */
    public long first = -1;

    /** Number of the step to come. */
    public long next;

    /** Counts of the last steps, at their number modulo the length: too young to be learned from. */
    public double[] recent = {};

    /** Beside each of them how much it is worth to learn from, 0..1. */
    public double[] worth = {};

    /** The level of late: counts, and the steps they came in, each weighed by its hour's share. Fade by hours. */
    public double levelCount;

    public double levelSteps;

    /** Counts and steps by hour of the day, in UTC. Fade by weeks. */
    public double[] hourCount = new double[HOURS];

    public double[] hourSteps = new double[HOURS];

    /** How far counts stray from what was expected, by window: evidence, and its weight. Fade by days. */
    public double[] scatter = {};

    public double[] scatterWeight = {};

    /** How often the series rose to a peak of surprise, by how much in all, and in how many steps. Fade by weeks. */
    public double surprises;

    public double surpriseExcess;
    public double surpriseSteps;

    /** The highest surprise of the rise that is still going on; 0 while there is none. */
    public double peak;

    /** What was expected in all since the last count above 0: how telling the silence is. */
    public double missing;
}
