package io.earshot.spike;

/**
 * What is expected of a step: a level times the share of its hour of the day.
 *
 * <p>The level follows the last hours: fast while the series is young, more slowly later. The hours' shares start
 * alike and are learned day by day; each is drawn towards 1 by some hours' worth of evidence (a gamma prior).
 */
final class Expectation {
    /** The level's half-life is this part of the series' age, within these bounds. */
    private static final double HALF_LIFE_PER_AGE = 1 / 8.0;

    private static final double SHORTEST_HALF_LIFE_HOURS = 0.5;
    private static final double LONGEST_HALF_LIFE_HOURS = 6;
    private static final double SHARE_HALF_LIFE_DAYS = 14;
    private static final double SHARE_PRIOR_HOURS = 2;

    /** Evidence before anything was seen: half a count (Jeffreys' prior of a rate). */
    private static final double PRIOR_COUNT = 0.5;

    private final double stepsPerHour;

    Expectation(double stepsPerHour) {
        this.stepsPerHour = stepsPerHour;
    }

    /** The count expected in a window of steps that ends with the step to come. */
    double of(CountSeries series, int window) {
        double usual = usual(series);
        double level = (series.levelCount + PRIOR_COUNT) / (series.levelSteps + PRIOR_COUNT / usual);
        return window * level * share(series, series.next - (window - 1) / 2.0, usual);
    }

    /** The relative variance of the level for want of evidence: Poisson counts determine it no better. */
    static double doubt(CountSeries series) {
        return 1 / (series.levelCount + PRIOR_COUNT);
    }

    /**
     * Learns from equal counts of successive steps of one hour.
     *
     * @param worth of each count, 0..1: at a half it counts as half a step
     */
    void learn(CountSeries series, long step, double count, double worth, int steps) {
        double share = share(series, (double) step, usual(series));
        double age = (double) (step - series.first) / stepsPerHour;
        double halfLife = stepsPerHour
                * Math.min(LONGEST_HALF_LIFE_HOURS, Math.max(SHORTEST_HALF_LIFE_HOURS, age * HALF_LIFE_PER_AGE));
        series.levelCount = Fading.add(series.levelCount, count, worth, halfLife, steps);
        series.levelSteps = Fading.add(series.levelSteps, share, worth, halfLife, steps);

        int hour = (int) Math.floorMod((long) Math.floor((double) step / stepsPerHour), (long) CountSeries.HOURS);
        double shareHalfLife = SHARE_HALF_LIFE_DAYS * stepsPerHour;
        series.hourCount[hour] = Fading.add(series.hourCount[hour], count, worth, shareHalfLife, steps);
        series.hourSteps[hour] = Fading.add(series.hourSteps[hour], 1, worth, shareHalfLife, steps);
    }

    /** Counts a step, over all that is remembered. */
    private static double usual(CountSeries series) {
        double count = PRIOR_COUNT;
        double steps = 1;
        for (int hour = 0; hour < CountSeries.HOURS; hour++) {
            count += series.hourCount[hour];
            steps += series.hourSteps[hour];
        }
        return count / steps;
    }

    /** The share of a step's hour of the day, going smoothly from the middle of an hour to the middle of the next. */
    private double share(CountSeries series, double step, double usual) {
        double hours = step / stepsPerHour - 0.5;
        double whole = Math.floor(hours);
        double part = hours - whole;
        int hour = (int) Math.floorMod((long) whole, (long) CountSeries.HOURS);
        return (1 - part) * shareOfHour(series, hour, usual)
                + part * shareOfHour(series, (hour + 1) % CountSeries.HOURS, usual);
    }

    private double shareOfHour(CountSeries series, int hour, double usual) {
        double prior = SHARE_PRIOR_HOURS * stepsPerHour;
        return (series.hourCount[hour] + prior * usual) / (series.hourSteps[hour] + prior) / usual;
    }
}
