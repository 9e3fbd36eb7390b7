package io.earshot.spike;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How surprising the next count of a series is, over several windows at once, given the series' past; and how
 * surprising it is that there are so few.
 *
 * <p>A count is learned from only once it has left the longest window that is judged, so no window is judged by
 * itself; and the less the more surprising it was (as in EARS-t of epitweetr), so a spike hides neither itself nor the
 * next one. Far less than expected is taken for a fault of the supply and hardly learned from, until it has lasted so
 * long that it must be the truth. A young series learns sooner and is judged over its shorter windows alone.
 *
 * <p>Has no state but its settings: all is in the {@link CountSeries}, one a baseline. For one thread at a time.
 */
public final class SeriesModel {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Up to this surprise a count is worth all it says. */
    private static final double COMMON_SURPRISE = 2;

    private static final double LEAST_WORTH = 0.02;

    /** With so many expected and none seen, chance is out (e^−12), and the supply is in doubt. */
    private static final double SILENCE = 12;

    /** A surprise of the lower tail from which the supply is in doubt, too. */
    private static final double LOW_SURPRISE = 4;

    /** A series is judged over windows of up to a quarter of its age. */
    private static final int AGES_PER_WINDOW = 4;

    private static final Duration YOUNGEST = Duration.ofMinutes(15);

    /** Of a normal law nine in ten values are within so many deviations. */
    private static final double USUAL_DEVIATIONS = 1.645;

    private final SpikeSettings settings;
    private final Duration step;
    private final double stepsPerHour;
    private final int[] windows;
    private final int longest;

    /** Whether it is over is judged by windows of up to so many steps. */
    private final int lately;

    private final int youngSteps;
    private final long newNormalSteps;
    private final Expectation expectation;
    private final Scatter scatter;
    private final Burstiness burstiness;

    /**
     * @param step the span that each count is of; at least a second
     */
    public SeriesModel(SpikeSettings settings, Duration step) {
        this.settings = settings;
        this.step = step;
        stepsPerHour = SECONDS_PER_HOUR / step.toSeconds();
        windows = steps(settings.windows(), step);
        longest = windows[windows.length - 1];
        lately = Math.max(windows[0], longest / 4);
        youngSteps = (int) Math.max(2, YOUNGEST.toSeconds() / step.toSeconds());
        newNormalSteps = Math.max(1, settings.newNormalAfter().toSeconds() / step.toSeconds());
        expectation = new Expectation(stepsPerHour);
        scatter = new Scatter(stepsPerHour);
        burstiness = new Burstiness(stepsPerHour);
    }

    private static int[] steps(List<Duration> windows, Duration step) {
        return windows.stream()
                .mapToInt(window -> (int) Math.max(1, window.toSeconds() / step.toSeconds()))
                .distinct()
                .toArray();
    }

    /** Makes a series begin, or begin anew, at a step. What was announced stays. */
    public void begin(CountSeries series, long firstStep) {
        CountSeries fresh = new CountSeries();
        series.first = firstStep;
        series.next = firstStep;
        series.unlearned = firstStep;
        series.recent = new float[longest];
        series.worth = new float[longest];
        series.levelCount = 0;
        series.levelSteps = 0;
        series.hourCount = fresh.hourCount;
        series.hourSteps = fresh.hourSteps;
        series.dayCount = fresh.dayCount;
        series.daySteps = fresh.daySteps;
        series.scatter = new float[windows.length];
        series.scatterWeight = new float[windows.length];
        series.surprises = 0;
        series.surpriseExcess = 0;
        series.surpriseSteps = 0;
        series.peak = 0;
        series.missing = 0;
        series.silentSteps = 0;
        series.lowSteps = 0;
    }

    /** Tells a series what is announced, in place of all that was told before. Events that are over are dropped. */
    public void announce(CountSeries series, List<Announcement> announcements) {
        Announced.set(series, step, announcements);
    }

    /** What closing the step to come with a count would say, leaving the series as it is. */
    public Reading peek(CountSeries series, double count) {
        return isYoung(series) ? Reading.NONE : calibrated(series, readings(series, count));
    }

    /**
     * Ends the step to come with its count and goes on to the next.
     *
     * @param isNormal whether the count is to be learned from however surprising it is
     */
    public Reading close(CountSeries series, double count, boolean isNormal) {
        Reading reading = Reading.NONE;
        double worth = 1;
        if (!isYoung(series)) {
            hear(series, count, 1);
            Reading[] readings = readings(series, count);
            reading = calibrated(series, readings);
            boolean isLow = isLow(series, readings[readings.length - 1], 1);
            for (int i = 0; i < readings.length; i++) {
                double trust = isNormal ? 1 : worth(readings[i].surprise(), isLow);
                scatter.learn(series, i, readings[i].observed(), readings[i].expected(), trust);
            }
            burstiness.learn(series, best(readings).surprise());
            worth = isNormal ? 1 : worth(reading.surprise(), isLow);
        }
        put(series, count, worth);
        return reading;
    }

    /**
     * How surprising it is that the series has been so quiet: of its longer windows up to the last step closed, and of
     * the time since its last count above 0, whichever is least likely by chance. {@link Reading#NONE} while the
     * series is too young to know.
     */
    public Reading quiet(CountSeries series) {
        if (isYoung(series)) {
            return Reading.NONE;
        }
        double doubt = expectation.doubtBelow(series);
        int last = judged(series) - 1;
        double dispersion = scatter.dispersion(series, last) + doubt;
        Reading quietest = Reading.ofLow(
                (int) Math.min(Integer.MAX_VALUE, Math.max(1, series.silentSteps)),
                0,
                series.missing,
                CountTail.lowSurprise(0, series.missing, dispersion));
        // The window ends with the last step closed, the expectation with the one to come: a step is no matter.
        double level = expectation.level(series);
        double expected = expectation.atLeast(series, level, windows[last]);
        double observed = observed(series, windows[last] + 1, 0);
        Reading window =
                Reading.ofLow(windows[last], observed, expected, CountTail.lowSurprise(observed, expected, dispersion));
        return window.surprise() > quietest.surprise() ? window : quietest;
    }

    /** Ends some steps without a count, in time that grows with the hours they span, up to when all is forgotten. */
    public void skip(CountSeries series, long steps) {
        long end = series.next + steps;
        if (steps > settings.forgetAfter().toHours() * stepsPerHour) {
            begin(series, end);
            return;
        }
        while (series.next < end && !isEmpty(series)) {
            close(series, 0, false);
        }
        while (series.next < end) {
            long endOfHour = (long) ((Math.floor((double) series.unlearned / stepsPerHour) + 1) * stepsPerHour);
            int some = (int) Math.min(end - series.next, Math.max(1, endOfHour - series.unlearned));
            double worth = 1;
            if (!isYoung(series)) {
                hear(series, 0, some);
                worth = worth(0, isLow(series, Reading.NONE, some));
            }
            Arrays.fill(series.worth, (float) worth);
            expectation.learn(series, series.unlearned, 0, worth, some);
            series.next += some;
            series.unlearned += some;
        }
    }

    /** A count of the step to come below which it is not worth to ask whether it is unusual: quickly said. */
    public long leastWorthAsking(CountSeries series) {
        if (isYoung(series)) {
            return Long.MAX_VALUE;
        }
        double least = Double.MAX_VALUE;
        double level = expectation.level(series);
        for (int i = 0; i < judged(series); i++) {
            double expected = expectation.of(series, level, windows[i]);
            double remarkable = Math.max((double) settings.leastCount(), settings.leastRatio() * expected);
            least = Math.min(least, remarkable - observed(series, windows[i], 0));
        }
        return (long) Math.max(1, Math.ceil(least));
    }

    /** The count that is expected of the step to come; 0 while the series is too young to know. */
    public double expected(CountSeries series) {
        return isYoung(series) ? 0 : expectation.of(series, expectation.level(series), 1);
    }

    /** What is expected of the step to come, give or take what is usual. */
    public Band band(CountSeries series) {
        if (isYoung(series)) {
            return Band.UNKNOWN;
        }
        double expected = expected(series);
        double dispersion = scatter.dispersion(series, 0) + expectation.doubt(series);
        // Counts are skewed, their roots hardly: the variance of a root is a quarter of the count's over its mean.
        double spread = USUAL_DEVIATIONS * Math.sqrt(1 + dispersion * expected) / 2;
        double low = Math.max(0, Math.sqrt(expected) - spread);
        double high = Math.sqrt(expected) + spread;
        return new Band(expected, low * low, high * high);
    }

    /** The greatest surprise over the windows if counts strayed by mere chance, by Poisson's law. */
    double poissonSurprise(CountSeries series, double count) {
        if (isYoung(series)) {
            return 0;
        }
        double level = expectation.level(series);
        double surprise = 0;
        for (int i = 0; i < judged(series); i++) {
            double expected = expectation.of(series, level, windows[i]);
            double observed = observed(series, windows[i], count);
            surprise = observed <= expected
                    ? surprise
                    : Math.max(surprise, CountTail.surprise(observed, expected, expectation.doubt(series)));
        }
        return surprise;
    }

    private Reading[] readings(CountSeries series, double count) {
        Reading[] readings = new Reading[judged(series)];
        double doubt = expectation.doubt(series);
        double level = expectation.level(series);
        for (int i = 0; i < readings.length; i++) {
            double observed = observed(series, windows[i], count);
            double expected = expectation.of(series, level, windows[i]);
            double surprise = observed <= expected
                    ? 0
                    : CountTail.surprise(observed, expected, scatter.dispersion(series, i) + doubt);
            readings[i] = Reading.of(windows[i], observed, expected, surprise);
        }
        return readings;
    }

    /** The most surprising, if possible of those with enough posts to be worth a word. */
    private Reading best(Reading[] readings) {
        Reading best = readings[0];
        for (Reading reading : readings) {
            boolean isWorth = reading.isUnusual(settings, 0);
            if (isWorth == best.isUnusual(settings, 0) ? reading.surprise() > best.surprise() : isWorth) {
                best = reading;
            }
        }
        return best;
    }

    private Reading calibrated(CountSeries series, Reading[] readings) {
        Reading best = best(readings);
        boolean isCalm = true;
        for (Reading reading : readings) {
            isCalm &= reading.isCalm() || reading.steps() > lately;
        }
        return best.with(burstiness.calibrated(series, best.surprise()), isCalm);
    }

    private double observed(CountSeries series, int window, double count) {
        double sum = count;
        for (int ago = 1; ago < window; ago++) {
            sum += series.recent[slot(series.next - ago)];
        }
        return sum;
    }

    /** Remembers how long there has been nothing. */
    private void hear(CountSeries series, double count, int steps) {
        if (count > 0) {
            series.missing = 0;
            series.silentSteps = 0;
        } else {
            series.missing += (float) (steps * expectation.atLeast(series, expectation.level(series), 1));
            series.silentSteps += steps;
        }
    }

    /** Whether the supply is in doubt: so much less than expected, and not for so long that it must be the truth. */
    private boolean isLow(CountSeries series, Reading longestWindow, int steps) {
        double expected = expectation.atLeast(series, expectation.level(series), longestWindow.steps());
        boolean isLow = series.missing > SILENCE
                || (longestWindow.observed() < expected / settings.leastRatio()
                        && CountTail.lowSurprise(
                                        longestWindow.observed(),
                                        expected,
                                        scatter.dispersion(series, judged(series) - 1) + expectation.doubtBelow(series))
                                > LOW_SURPRISE);
        series.lowSteps = isLow ? series.lowSteps + steps : 0;
        return isLow && series.lowSteps <= newNormalSteps;
    }

    /** Takes in the count of a step, and learns from those that have become old enough. */
    private void put(CountSeries series, double count, double worth) {
        int delay = windows[judged(series) - 1];
        for (; series.unlearned <= series.next - delay; series.unlearned++) {
            int slot = slot(series.unlearned);
            expectation.learn(series, series.unlearned, series.recent[slot], series.worth[slot], 1);
        }
        int slot = slot(series.next);
        series.recent[slot] = (float) count;
        series.worth[slot] = (float) worth;
        series.next++;
    }

    private static double worth(double surprise, boolean isLow) {
        if (isLow) {
            return LEAST_WORTH;
        }
        double trust = COMMON_SURPRISE / Math.max(COMMON_SURPRISE, surprise);
        return Math.max(LEAST_WORTH, trust * trust);
    }

    /** How many of the windows a series of this age is judged over. */
    private int judged(CountSeries series) {
        long age = series.next - series.first;
        int judged = 1;
        while (judged < windows.length && (long) AGES_PER_WINDOW * windows[judged] <= age) {
            judged++;
        }
        return judged;
    }

    private boolean isYoung(CountSeries series) {
        return series.next - series.first < youngSteps;
    }

    /** Whether none of the last steps, as many as the longest window has, had a count. */
    static boolean isEmpty(CountSeries series) {
        for (float count : series.recent) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    private int slot(long step) {
        return (int) Math.floorMod(step, (long) longest);
    }
}
