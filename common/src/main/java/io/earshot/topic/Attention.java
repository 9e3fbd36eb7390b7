package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * What share of a brand's mentions each topic has of late: the odds, before a mention is read, that it belongs to the
 * topic. As in a Chinese restaurant process whose customers leave (distance-dependent: Blei and Frazier, JMLR 2011,
 * section 2), by two measures of late: what people talk of just now, and of what they keep coming back to. Late is
 * measured in mentions of the brand, so that it is the share that counts, whether the brand is loud or quiet; the passing
 * of time ends topics elsewhere.
 */
final class Attention {
    /** After so many mentions of the brand a mention counts half. */
    private static final double RECENT_HALF_LIFE = 200;

    private static final double LASTING_HALF_LIFE = 5000;

    /** How much of the expectation goes by what is recent. */
    private static final double RECENT_PART = 0.9;

    /** No topic is so quiet that it could not come back. */
    private static final double LEAST_SHARE = 1e-4;

    private static final double LARGEST_SCALE = 1e100;

    /** What one mention counts now: instead of all that is old getting less, what is new gets more. */
    private double recentUnit = 1;

    private double lastingUnit = 1;

    /** The same for all mentions together. */
    private double recentTotal;

    private double lastingTotal;

    /** A mention came; which topic it belongs to is to be told. */
    void next(Supplier<List<Cluster>> clusters) {
        recentUnit *= Math.exp(Math.log(2) / RECENT_HALF_LIFE);
        lastingUnit *= Math.exp(Math.log(2) / LASTING_HALF_LIFE);
        recentTotal += recentUnit;
        lastingTotal += lastingUnit;
        if (recentUnit > LARGEST_SCALE) {
            for (Cluster cluster : clusters.get()) {
                cluster.recent /= recentUnit;
                cluster.lasting /= lastingUnit;
            }
            recentTotal /= recentUnit;
            lastingTotal /= lastingUnit;
            recentUnit = 1;
            lastingUnit = 1;
        }
    }

    void add(Cluster cluster) {
        cluster.recent += recentUnit;
        cluster.lasting += lastingUnit;
    }

    /** The probability that the mention that has come belongs to the topic, 0..1. */
    double share(Cluster cluster) {
        return RECENT_PART * cluster.recent / recentTotal
                + (1 - RECENT_PART) * cluster.lasting / lastingTotal
                + LEAST_SHARE;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(recentUnit);
        out.writeDouble(lastingUnit);
        out.writeDouble(recentTotal);
        out.writeDouble(lastingTotal);
    }

    static Attention read(DataInput in) throws IOException {
        Attention attention = new Attention();
        attention.recentUnit = in.readDouble();
        attention.lastingUnit = in.readDouble();
        attention.recentTotal = in.readDouble();
        attention.lastingTotal = in.readDouble();
        return attention;
    }
}
