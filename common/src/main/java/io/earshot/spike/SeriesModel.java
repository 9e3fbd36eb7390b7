package io.earshot.spike;

import java.time.Duration;
import java.util.List;

/**
 * How surprising the next count of a series is, over several windows at once, given the series' past.
 *
 * <p>A count is learned from only once it has left the longest window, so no window is judged by itself; and the less
 * the more surprising it was (as in EARS-t of epitweetr), so a spike hides neither itself nor the next one. A silence
 * too long for chance is taken for a fault of the supply and hardly learned from.
 */
final class SeriesModel {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Up to this surprise a count is worth all it says. */
    private static final double COMMON_SURPRISE = 2;

    private static final double LEAST_WORTH = 0.02;

    /** With so many expected and none seen, chance is out (e^−12), and the supply is in doubt. */
    private static final double SILENCE = 12;

    /** No step has more posts than this. */
    private static final long MOST_POSTS = 1L << 40;

    private final SpikeSettings settings;
    private final double stepsPerHour;
    private final int[] windows;
    private final int delay;
    private final Expectation expectation;
    private final Scatter scatter;
    private final Burstiness burstiness;

    /**
     * @param step the span that each count is of
     */
    SeriesModel(SpikeSettings settings, Duration step) {
        this.settings = settings;
        stepsPerHour = SECONDS_PER_HOUR / step.toSeconds();
        windows = steps(settings.windows(), step);
        delay = windows[windows.length - 1];
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

    /** Makes a series begin, or begin anew, at a step. */
    void begin(CountSeries series, long step) {
        series.first = step;
        series.next = step;
        series.recent = new double[delay];
        series.worth = new double[delay];
        series.levelCount = 0;
        series.levelSteps = 0;
        series.hourCount = new double[CountSeries.HOURS];
        series.hourSteps = new double[CountSeries.HOURS];
        series.scatter = new double[windows.length];
        series.scatterWeight = new double[windows.length];
        series.surprises = 0;
        series.surpriseExcess = 0;
        series.surpriseSteps = 0;
        series.peak = 0;
        series.missing = 0;
    }

    /** What closing the step to come with a count would say, leaving the series as it is. */
    Reading peek(CountSeries series, double count) {
        return isYoung(series) ? Reading.NONE : calibrated(series, best(readings(series, count)));
    }

    /**
     * Ends the step to come with its count and goes on to the next.
     *
     * @param isNormal whether the count is to be learned from however surprising it is
     */
    Reading close(CountSeries series, double count, boolean isNormal) {
        Reading reading = Reading.NONE;
        if (!isYoung(series)) {
            series.missing = count > 0 ? 0 : series.missing + expectation.of(series, 1);
            Reading[] readings = readings(series, count);
            Reading best = best(readings);
            reading = calibrated(series, best);
            for (int i = 0; i < windows.length; i++) {
                double worth = isNormal ? 1 : worth(series, readings[i].surprise());
                scatter.learn(series, i, readings[i].observed(), readings[i].expected(), worth);
            }
            burstiness.learn(series, best.surprise());
        }
        int slot = slot(series.next);
        if (series.next - series.first >= delay) {
            expectation.learn(series, series.next - delay, series.recent[slot], series.worth[slot], 1);
        }
        series.recent[slot] = count;
        series.worth[slot] = isNormal ? 1 : worth(series, reading.surprise());
        series.next++;
        return reading;
    }

    /** Ends some steps without a count, in time that grows with the hours they span, up to when all is forgotten. */
    void skip(CountSeries series, long steps) {
        long end = series.next + steps;
        if (steps > settings.forgetAfter().toHours() * stepsPerHour) {
            begin(series, end);
            return;
        }
        while (series.next < end && !isEmpty(series)) {
            close(series, 0, false);
        }
        while (series.next < end) {
            long endOfHour = (long) ((Math.floor((double) series.next / stepsPerHour) + 1) * stepsPerHour);
            int some = (int) (Math.min(end, Math.max(endOfHour, series.next + 1)) - series.next);
            series.missing += isYoung(series) ? 0 : some * expectation.of(series, 1);
            expectation.learn(series, series.next, 0, worth(series, 0), some);
            series.next += some;
        }
    }

    /** The least count of the step to come that would be unusual, at a surprise; the largest long if none is. */
    long leastUnusual(CountSeries series, double surprise) {
        if (isYoung(series)) {
            return Long.MAX_VALUE;
        }
        long usual = 0;
        long unusual = settings.leastCount();
        while (!peek(series, (double) unusual).isUnusual(settings, surprise)) {
            if (unusual > MOST_POSTS) {
                return Long.MAX_VALUE;
            }
            usual = unusual;
            unusual *= 2;
        }
        while (unusual - usual > 1) {
            long middle = (usual + unusual) / 2;
            if (peek(series, (double) middle).isUnusual(settings, surprise)) {
                unusual = middle;
            } else {
                usual = middle;
            }
        }
        return unusual;
    }

    /** A count of the step to come below which it is not worth to ask whether it is unusual: quickly said. */
    long leastWorthAsking(CountSeries series) {
        if (isYoung(series)) {
            return Long.MAX_VALUE;
        }
        double least = Double.MAX_VALUE;
        for (int window : windows) {
            double remarkable =
                    Math.max((double) settings.leastCount(), settings.leastRatio() * expectation.of(series, window));
            least = Math.min(least, remarkable - observed(series, window, 0));
        }
        return (long) Math.max(1, Math.ceil(least));
    }

    private Reading[] readings(CountSeries series, double count) {
        Reading[] readings = new Reading[windows.length];
        double doubt = Expectation.doubt(series);
        for (int i = 0; i < windows.length; i++) {
            double observed = observed(series, windows[i], count);
            double expected = expectation.of(series, windows[i]);
            double surprise = CountTail.surprise(observed, expected, scatter.dispersion(series, i) + doubt);
            readings[i] = new Reading(windows[i], observed, expected, surprise);
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

    private Reading calibrated(CountSeries series, Reading reading) {
        double surprise = burstiness.calibrated(series, reading.surprise());
        return new Reading(reading.steps(), reading.observed(), reading.expected(), surprise);
    }

    private double observed(CountSeries series, int window, double count) {
        double sum = count;
        for (int ago = 1; ago < window; ago++) {
            sum += series.recent[slot(series.next - ago)];
        }
        return sum;
    }

    private static double worth(CountSeries series, double surprise) {
        if (series.missing > SILENCE) {
            return LEAST_WORTH;
        }
        double trust = COMMON_SURPRISE / Math.max(COMMON_SURPRISE, surprise);
        return Math.max(LEAST_WORTH, trust * trust);
    }

    /** Whether the series has been learned from for less than its longest window. */
    private boolean isYoung(CountSeries series) {
        return series.next - series.first < 2L * delay;
    }

    private static boolean isEmpty(CountSeries series) {
        for (double count : series.recent) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    private int slot(long step) {
        return (int) Math.floorMod(step, (long) delay);
    }
}
