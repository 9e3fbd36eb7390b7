package io.earshot.jobs.page;

import java.time.Instant;
import java.util.Arrays;

/**
 * Values over time, thinned so that a chart of them stays small however many there are: neighbours are joined, of
 * which each kind of value keeps its greatest, its least or its mean.
 */
public final class TimeLine {
    /** More points than these no screen shows. */
    private static final int MOST_POINTS = 2_000;

    private final Keep[] keeps;
    private final double[] seconds = new double[MOST_POINTS];
    private final double[][] values;
    private int points;

    /** How many values a point is of, save the last, which may still be growing. */
    private long each = 1;

    private long ofLast;

    /** What is kept of values that become one point. */
    public enum Keep {
        GREATEST,
        LEAST,
        MEAN
    }

    /**
     * @param keeps what is kept of each kind of value
     */
    public TimeLine(Keep... keeps) {
        this.keeps = keeps.clone();
        values = new double[keeps.length][MOST_POINTS];
    }

    /** Adds a value of each kind at a time, which is after all before. */
    public void add(Instant at, double... kinds) {
        if (points > 0 && ofLast < each) {
            for (int i = 0; i < keeps.length; i++) {
                values[i][points - 1] = joined(keeps[i], values[i][points - 1], (double) ofLast, kinds[i], 1);
            }
            ofLast++;
            return;
        }
        if (points == MOST_POINTS) {
            halve();
            add(at, kinds);
            return;
        }
        seconds[points] = (double) at.toEpochMilli() / 1_000;
        for (int i = 0; i < keeps.length; i++) {
            values[i][points] = kinds[i];
        }
        points++;
        ofLast = 1;
    }

    /** The points' times, in seconds since the epoch. */
    public double[] seconds() {
        return Arrays.copyOf(seconds, points);
    }

    /** The points' values of a kind. */
    public double[] values(int kind) {
        return Arrays.copyOf(values[kind], points);
    }

    private void halve() {
        for (int point = 0; point < points / 2; point++) {
            seconds[point] = seconds[2 * point];
            for (int i = 0; i < keeps.length; i++) {
                values[i][point] = joined(keeps[i], values[i][2 * point], 1, values[i][2 * point + 1], 1);
            }
        }
        points /= 2;
        each *= 2;
        ofLast = each;
    }

    private static double joined(Keep keep, double one, double weight, double other, double otherWeight) {
        return switch (keep) {
            case GREATEST -> Math.max(one, other);
            case LEAST -> Math.min(one, other);
            case MEAN -> (one * weight + other * otherWeight) / (weight + otherWeight);
        };
    }
}
