package io.earshot.jobs.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often something happened in each step of time. The step starts as a minute and grows with the span, so that there
 * are never many; times may come in any order.
 */
public final class StepCounts {
    /** More steps than these a small chart does not show. */
    private static final int MOST_STEPS = 120;

    private static final long HOUR = 3_600;

    /** Each is a multiple of the one before. */
    private static final long[] STEPS = {
        60, 300, 900, HOUR, 3 * HOUR, 6 * HOUR, 24 * HOUR, 7 * 24 * HOUR, 28 * 24 * HOUR, 336 * 24 * HOUR
    };

    private int step;

    /** By the number of the step since the epoch; steps without any are left out. */
    private TreeMap<Long, Long> counts = new TreeMap<>();

    /** Counts one. */
    public void add(Instant at) {
        put(Math.floorDiv(at.getEpochSecond(), STEPS[step]), 1);
    }

    /** Counts all that another has counted. */
    public void addAll(StepCounts other) {
        while (step < other.step) {
            coarsen();
        }
        long ratio = STEPS[step] / STEPS[other.step];
        // The step may grow on the way, so what comes next is told by its time.
        for (Map.Entry<Long, Long> entry : other.counts.entrySet()) {
            long seconds = Math.floorDiv(entry.getKey(), ratio) * ratio * STEPS[other.step];
            put(Math.floorDiv(seconds, STEPS[step]), entry.getValue());
        }
    }

    private void put(long number, long count) {
        counts.merge(number, count, Long::sum);
        while (steps() > MOST_STEPS && step < STEPS.length - 1) {
            coarsen();
        }
    }

    private void coarsen() {
        long ratio = STEPS[step + 1] / STEPS[step];
        TreeMap<Long, Long> coarse = new TreeMap<>();
        counts.forEach((number, count) -> coarse.merge(Math.floorDiv(number, ratio), count, Long::sum));
        counts = coarse;
        step++;
    }

    private long steps() {
        return counts.isEmpty() ? 0 : counts.lastKey() - counts.firstKey() + 1;
    }

    /** How long a step is. */
    public Duration step() {
        return Duration.ofSeconds(STEPS[step]);
    }

    /** The steps' beginnings from one before the first to one after the last, in seconds since the epoch. */
    public double[] seconds() {
        double[] seconds = new double[paddedSteps()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = (double) ((counts.firstKey() - 1 + i) * STEPS[step]);
        }
        return seconds;
    }

    /** The counts of these steps; the first and the last are 0. */
    public double[] values() {
        double[] values = new double[paddedSteps()];
        counts.forEach((number, count) -> values[(int) (number - counts.firstKey() + 1)] = count);
        return values;
    }

    private int paddedSteps() {
        return counts.isEmpty() ? 0 : (int) steps() + 2;
    }
}
