package io.earshot.spike;

/**
 * What is expected of a step: a level times the share of its hour of the week, times what was announced.
 *
 * <p>The level follows the last hours, and so the trend: fast while the series is young, more slowly later. An hour's
 * share is that of its hour of the day, learned apart for working days and weekends, times that of its day of the
 * week. Shares start alike and are learned day by day; each is drawn towards what is known without it by some hours'
 * worth of evidence (a gamma prior): an hour towards those around it, a weekend's hour towards the same hour of any day.
 */
final class Expectation {
    /** The level's half-life is this part of the series' age, within these bounds. */
    private static final double HALF_LIFE_PER_AGE = 1 / 8.0;

    private static final double SHORTEST_HALF_LIFE_HOURS = 0.5;
    private static final double LONGEST_HALF_LIFE_HOURS = 6;

    private static final double SHARE_HALF_LIFE_WEEKS = 4;
    private static final double HOUR_PRIOR_HOURS = 2;
    private static final double AROUND_PRIOR_HOURS = 0.5;
    private static final int AROUND_HOURS = 2;
    private static final double KIND_PRIOR_HOURS = 4;
    private static final double DAY_PRIOR_HOURS = 8;

    /** Relative variance of an hour's share before the hour was ever seen. */
    private static final double UNSEEN_HOUR_VARIANCE = 0.1;

    /** The same of a day of the week. */
    private static final double UNSEEN_DAY_VARIANCE = 0.25;

    /** Evidence before anything was seen: half a count (Jeffreys' prior of a rate). */
    private static final double PRIOR_COUNT = 0.5;

    /** Relative variance of the level of late about what is usual: how far the usual is to be trusted for it. */
    private static final double LEVEL_VARIANCE = 0.25;

    private static final int WEEK = CountSeries.DAYS * CountSeries.HOURS;
    private static final int WORKING_DAYS = 5;

    /** The epoch's first hour was of a Thursday. */
    private static final int EPOCH_WEEK_HOUR = 3 * CountSeries.HOURS;

    private final double stepsPerHour;

    Expectation(double stepsPerHour) {
        this.stepsPerHour = stepsPerHour;
    }

    /** The count a step expected by level alone: what {@link #of} multiplies by a window's share and length. */
    double level(CountSeries series) {
        double usual = usual(series);
        double prior = priorCount(series);
        return (series.levelCount + prior) / (series.levelSteps + prior / usual);
    }

    /** The same for what would be too quiet: what is announced to be loud may turn out to be no louder than usual. */
    double atLeast(CountSeries series, double level, int window) {
        return of(series, level, window) / Math.max(1, Announced.factor(series, series.next - window + 1, series.next));
    }

    /** The count expected in a window of steps that ends with the step to come. */
    double of(CountSeries series, double level, int window) {
        return window
                * level
                * share(series, series.next - (window - 1) / 2.0)
                * Announced.factor(series, series.next - window + 1, series.next);
    }

    /**
     * The relative variance of what is expected for want of evidence: Poisson counts determine the level no better,
     * and the hour may never have been seen.
     */
    double doubt(CountSeries series) {
        int hour = weekHour((double) series.next) % CountSeries.HOURS;
        double seen = steps(series, hour);
        double prior = HOUR_PRIOR_HOURS * stepsPerHour;
        return 1 / (series.levelCount + priorCount(series)) + UNSEEN_HOUR_VARIANCE * prior / (seen + prior);
    }

    /**
     * The same when less than expected is asked for: talk that is less on a day of the week that was never seen is no
     * wonder, while more than expected is news whatever the day.
     */
    double doubtBelow(CountSeries series) {
        int day = weekHour((double) series.next) / CountSeries.HOURS;
        double prior = DAY_PRIOR_HOURS * stepsPerHour;
        return doubt(series) + UNSEEN_DAY_VARIANCE * prior / (series.daySteps[day] + prior);
    }

    /**
     * Learns from equal counts of successive steps of one hour.
     *
     * @param worth of each count, 0..1: at a half it counts as half a step
     */
    void learn(CountSeries series, long step, double count, double worth, int steps) {
        double share = share(series, (double) step);
        double exposure = Announced.factor(series, step, step + steps - 1);
        double age = (double) (step - series.first) / stepsPerHour;
        double halfLife = stepsPerHour
                * Math.min(LONGEST_HALF_LIFE_HOURS, Math.max(SHORTEST_HALF_LIFE_HOURS, age * HALF_LIFE_PER_AGE));
        series.levelCount = Fading.add(series.levelCount, count, worth, halfLife, steps);
        series.levelSteps = Fading.add(series.levelSteps, share * exposure, worth, halfLife, steps);

        int weekHour = weekHour(step + 0.5);
        int day = weekHour / CountSeries.HOURS;
        int hour = hourOfKind(weekHour);
        double hourHalfLife = SHARE_HALF_LIFE_WEEKS * (day < WORKING_DAYS ? WORKING_DAYS : 2) * stepsPerHour;
        series.hourCount[hour] = Fading.add(series.hourCount[hour], count, worth, hourHalfLife, steps);
        series.hourSteps[hour] = Fading.add(series.hourSteps[hour], exposure, worth, hourHalfLife, steps);
        double dayHalfLife = SHARE_HALF_LIFE_WEEKS * CountSeries.HOURS * stepsPerHour;
        series.dayCount[day] = Fading.add(series.dayCount[day], count, worth, dayHalfLife, steps);
        series.daySteps[day] = Fading.add(series.daySteps[day], exposure, worth, dayHalfLife, steps);
    }

    /** How many counts' worth of evidence the usual is for the level of late. */
    private static double priorCount(CountSeries series) {
        double seen = PRIOR_COUNT;
        for (float count : series.dayCount) {
            seen += count;
        }
        return 1 / (LEVEL_VARIANCE + 1 / seen);
    }

    /** Counts a step, over all that is remembered. */
    private static double usual(CountSeries series) {
        double count = PRIOR_COUNT;
        double steps = 1;
        for (int day = 0; day < CountSeries.DAYS; day++) {
            count += series.dayCount[day];
            steps += series.daySteps[day];
        }
        return count / steps;
    }

    /** The share of a step's hour of the week, going smoothly from the middle of an hour to the middle of the next. */
    private double share(CountSeries series, double step) {
        double usual = usual(series);
        double hours = (step + 0.5) / stepsPerHour - 0.5;
        double whole = Math.floor(hours);
        double part = hours - whole;
        int hour = weekHour(whole * stepsPerHour + 0.5);
        return (1 - part) * shareOfHour(series, hour, usual) + part * shareOfHour(series, (hour + 1) % WEEK, usual);
    }

    private double shareOfHour(CountSeries series, int weekHour, double usual) {
        int day = weekHour / CountSeries.HOURS;
        double dayPrior = DAY_PRIOR_HOURS * stepsPerHour;
        double dayShare = (series.dayCount[day] + dayPrior * usual) / (series.daySteps[day] + dayPrior) / usual;

        int hour = weekHour % CountSeries.HOURS;
        double hourPrior = HOUR_PRIOR_HOURS * stepsPerHour;
        double around = shareAround(series, hour, usual);
        double anyDay = (count(series, hour) / usual + hourPrior * around) / (steps(series, hour) + hourPrior);

        int own = hourOfKind(weekHour);
        double kindPrior = KIND_PRIOR_HOURS * stepsPerHour;
        double ofKind = (series.hourCount[own] / usualOfKind(series, day, usual) + kindPrior * anyDay)
                / (series.hourSteps[own] + kindPrior);
        return dayShare * ofKind;
    }

    /** The share of the hours around an hour: what the next hour is like before it was ever seen. */
    private double shareAround(CountSeries series, int hour, double usual) {
        double prior = AROUND_PRIOR_HOURS * stepsPerHour;
        double count = prior * usual;
        double steps = prior;
        for (int by = -AROUND_HOURS; by <= AROUND_HOURS; by++) {
            int other = Math.floorMod(hour + by, CountSeries.HOURS);
            count += count(series, other);
            steps += steps(series, other);
        }
        return count / steps / usual;
    }

    /** Of an hour of any day. */
    private static double count(CountSeries series, int hour) {
        return series.hourCount[hour] + series.hourCount[CountSeries.HOURS + hour];
    }

    private static double steps(CountSeries series, int hour) {
        return series.hourSteps[hour] + series.hourSteps[CountSeries.HOURS + hour];
    }

    /** Counts a step of working days or of weekends. */
    private static double usualOfKind(CountSeries series, int day, double usual) {
        int from = day < WORKING_DAYS ? 0 : WORKING_DAYS;
        int until = day < WORKING_DAYS ? WORKING_DAYS : CountSeries.DAYS;
        double count = usual;
        double steps = 1;
        for (int other = from; other < until; other++) {
            count += series.dayCount[other];
            steps += series.daySteps[other];
        }
        return count / steps;
    }

    /** An hour of the day of working days, or, 24 later, of weekends. */
    private static int hourOfKind(int weekHour) {
        int hour = weekHour % CountSeries.HOURS;
        return weekHour / CountSeries.HOURS < WORKING_DAYS ? hour : CountSeries.HOURS + hour;
    }

    /** Hours since Monday's midnight, UTC. */
    private int weekHour(double step) {
        return (int) Math.floorMod((long) Math.floor(step / stepsPerHour) + EPOCH_WEEK_HOUR, (long) WEEK);
    }
}
