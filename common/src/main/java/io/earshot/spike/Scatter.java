package io.earshot.spike;

/**
 * How far counts stray from what is expected: a negative binomial law with the variance mean + dispersion·mean², one
 * dispersion a window. It is learned by moments: a squared error less the mean estimates dispersion·mean². Each
 * estimate is weighed by how well it tells the dispersion, (mean / (1 + dispersion·mean))², which no large mean swells.
 */
final class Scatter {
    /** Before anything is known, a rate strays by a half of itself; it takes some hours to say otherwise. */
    private static final double PRIOR_DISPERSION = 0.12;

    private static final double PRIOR_HOURS = 2;
    private static final double LEAST_DISPERSION = 0.01;

    /** The first day's errors are soon no more than those of a rhythm that was not known yet. */
    private static final double HALF_LIFE_PER_AGE = 1 / 2.0;

    private static final double SHORTEST_HALF_LIFE_HOURS = 6;
    private static final double LONGEST_HALF_LIFE_DAYS = 7;

    private final double priorWeight;
    private final double shortestHalfLife;
    private final double longestHalfLife;

    Scatter(double stepsPerHour) {
        priorWeight = PRIOR_HOURS * stepsPerHour / (PRIOR_DISPERSION * PRIOR_DISPERSION);
        shortestHalfLife = SHORTEST_HALF_LIFE_HOURS * stepsPerHour;
        longestHalfLife = LONGEST_HALF_LIFE_DAYS * CountSeries.HOURS * stepsPerHour;
    }

    double dispersion(CountSeries series, int window) {
        double evidence = series.scatter[window] + priorWeight * PRIOR_DISPERSION;
        return Math.max(LEAST_DISPERSION, evidence / (series.scatterWeight[window] + priorWeight));
    }

    void learn(CountSeries series, int window, double observed, double mean, double worth) {
        double scale = 1 + PRIOR_DISPERSION * mean;
        double error = observed - mean;
        double estimate = (error * error - mean) / (scale * scale);
        double weight = mean * mean / (scale * scale);
        double age = (double) (series.next - series.first);
        double halfLife = Math.min(longestHalfLife, Math.max(shortestHalfLife, HALF_LIFE_PER_AGE * age));
        series.scatter[window] = Fading.add(series.scatter[window], estimate, worth, halfLife);
        series.scatterWeight[window] = Fading.add(series.scatterWeight[window], weight, worth, halfLife);
    }
}
