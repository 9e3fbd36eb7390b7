package io.earshot.spike;

/**
 * Sets a surprise against how surprising the series tends to be. If the law of counts held, surprises would fade by
 * tens: one in ten beyond 1, one in a hundred beyond 2. Talk comes in bursts, so their tail is longer, and more so for
 * some brands than for others. Beyond a threshold it is taken for exponential, with the rate and the mean excess that
 * the series has shown (peaks over threshold, as in SPOT: Siffer et al., KDD 2017, with the shape set to 0). What counts
 * is the peak of each rise, once it is over: steps that follow each other tell the same story, and a rise must not be
 * judged by itself.
 */
final class Burstiness {
    private static final double THRESHOLD = 1.5;
    /** A rise is over once the surprise is down here again. */
    private static final double OVER = 0.75;

    private static final double LN_10 = Math.log(10);

    /** The mean excess of surprises if the law held. */
    private static final double LAWFUL_EXCESS = 1 / LN_10;

    private static final double PRIOR_DAYS = 0.5;
    private static final double PRIOR_PEAKS = 5;
    private static final double HALF_LIFE_DAYS = 21;

    /** More than this is an event, which says little of how bursty a usual day is. */
    private static final double MOST_EXCESS = 12;

    private final double priorSteps;
    private final double halfLifeSteps;

    Burstiness(double stepsPerHour) {
        double stepsPerDay = CountSeries.HOURS * stepsPerHour;
        priorSteps = PRIOR_DAYS * stepsPerDay;
        halfLifeSteps = HALF_LIFE_DAYS * stepsPerDay;
    }

    /** The surprise that is left once it is known how the series tends to surprise; never more than was put in. */
    double calibrated(CountSeries series, double surprise) {
        if (surprise <= THRESHOLD) {
            return surprise;
        }
        double often = (series.surprises + priorSteps * Math.pow(10, -THRESHOLD)) / (series.surpriseSteps + priorSteps);
        double meanExcess = (series.surpriseExcess + PRIOR_PEAKS * LAWFUL_EXCESS) / (series.surprises + PRIOR_PEAKS);
        return Math.min(surprise, -Math.log10(often) + (surprise - THRESHOLD) / (meanExcess * LN_10));
    }

    void learn(CountSeries series, double surprise) {
        double peak = 0;
        if (surprise > THRESHOLD || (series.peak > 0 && surprise > OVER)) {
            series.peak = (float) Math.max(series.peak, surprise);
        } else {
            peak = series.peak;
            series.peak = 0;
        }
        double excess = Math.min(MOST_EXCESS, peak - THRESHOLD);
        series.surprises = Fading.add(series.surprises, peak > 0 ? 1 : 0, 1, halfLifeSteps);
        series.surpriseExcess = Fading.add(series.surpriseExcess, Math.max(0, excess), 1, halfLifeSteps);
        series.surpriseSteps = Fading.add(series.surpriseSteps, 1, 1, halfLifeSteps);
    }
}
