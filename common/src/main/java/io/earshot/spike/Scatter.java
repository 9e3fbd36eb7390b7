package io.earshot.spike;

/**
 * How far counts stray from what is expected: a negative binomial law with the variance mean + dispersion·mean², one
 * dispersion a window. It is learned by moments: a squared error less the mean estimates dispersion·mean². Each
 * estimate is weighed by how well it tells the dispersion, (mean / (1 + dispersion·mean))², which no large mean swells.
 */
final class Scatter {
    /** Before anything is known, a rate strays by a half of itself; it takes some hours to say otherwise. */
    private static final double PRIOR_DISPERSION = 0.25;

    private static final double PRIOR_HOURS = 2;
    private static final double LEAST_DISPERSION = 0.01;
    private static final double HALF_LIFE_DAYS = 7;

    private final double priorWeight;
    private final double halfLifeSteps;

    Scatter(double stepsPerHour) {
        priorWeight = PRIOR_HOURS * stepsPerHour / (PRIOR_DISPERSION * PRIOR_DISPERSION);
        halfLifeSteps = HALF_LIFE_DAYS * CountSeries.HOURS * stepsPerHour;
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
        series.scatter[window] = Fading.add(series.scatter[window], estimate, worth, halfLifeSteps);
        series.scatterWeight[window] = Fading.add(series.scatterWeight[window], weight, worth, halfLifeSteps);
    }
}
