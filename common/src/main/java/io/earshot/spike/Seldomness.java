package io.earshot.spike;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How seldom a series is as high as now, by its own last weeks and no law at all: −log10 of the part of that time in
 * which it was as high or higher, the mean over several windows at once. A lone leap lifts the short windows alone and a
 * slow swell the long ones; what is seldom over all of them is an event. As it is a share of time, a value of 2.2 means
 * the same for every series: as high as this for some 60 minutes a week.
 *
 * <p>Each window has a histogram of its counts, by eighths of an octave, whose entries fade. Counts of a step are taken
 * in when they are judged: a spike is in the history from its first step on, as one step among thousands.
 */
final class Seldomness {
    /** From the one that sees a burst to the one that sees a discussion; in rows of minutes as in rows of an hour. */
    private static final List<Duration> WINDOWS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2));

    private static final int BINS_PER_OCTAVE = 8;

    /** Some weeks: what was high a month ago must not hide what is high today. */
    private static final double HALF_LIFE_DAYS = 10;

    /** No fewer rows than these make a history, should they be hours or days apart. */
    private static final double LEAST_HALF_LIFE_STEPS = 500;

    /** How long a new height counts as having been seen before it was: rows a minute apart are no five pieces of news. */
    private static final double PRIOR_SECONDS = 300;

    /** Weights grow as the past fades; at this one all are scaled down. */
    private static final double HEAVIEST = 1e100;

    private static final double SECONDS_PER_DAY = 86_400;

    private final int[] windows;
    private final double[] sums;
    private final double[][] histograms;
    private final double[] recent;
    private final double growth;
    private final double prior;
    private double total;
    private double weight = 1;
    private long steps;

    Seldomness(Duration step) {
        double seconds = step.toSeconds();
        windows = WINDOWS.stream()
                .mapToInt(window -> (int) Math.max(1, Math.round(window.toSeconds() / seconds)))
                .distinct()
                .toArray();
        sums = new double[windows.length];
        histograms = new double[windows.length][64];
        recent = new double[windows[windows.length - 1]];
        growth = Math.pow(2, 1 / Math.max(LEAST_HALF_LIFE_STEPS, HALF_LIFE_DAYS * SECONDS_PER_DAY / seconds));
        prior = Math.max(1, PRIOR_SECONDS / seconds);
    }

    /** Takes in the count of the next step and says how seldom it is so high; 0 is always. */
    double next(double count) {
        double surprise = 0;
        for (int i = 0; i < windows.length; i++) {
            double left = recent[(int) Math.floorMod(steps - windows[i], (long) recent.length)];
            sums[i] = Math.max(0, sums[i] + count - (steps >= windows[i] ? left : 0));
            int bin = (int) (BINS_PER_OCTAVE * Math.log1p(sums[i]) / Math.log(2));
            if (bin >= histograms[i].length) {
                histograms[i] = Arrays.copyOf(histograms[i], bin + BINS_PER_OCTAVE);
            }
            surprise -= Math.log10((atLeast(histograms[i], bin) / weight + prior) / (total / weight + prior));
            histograms[i][bin] += weight;
        }
        recent[(int) (steps % recent.length)] = count;
        steps++;
        total += weight;
        weight *= growth;
        if (weight > HEAVIEST) {
            scaleDown();
        }
        return surprise / windows.length;
    }

    /** The count of the middle window up to now: how high the series is. */
    double height() {
        return sums[windows.length / 2];
    }

    private static double atLeast(double[] histogram, int bin) {
        double sum = 0;
        for (int i = bin; i < histogram.length; i++) {
            sum += histogram[i];
        }
        return sum;
    }

    private void scaleDown() {
        for (double[] histogram : histograms) {
            for (int i = 0; i < histogram.length; i++) {
                histogram[i] /= weight;
            }
        }
        total /= weight;
        weight = 1;
    }
}
