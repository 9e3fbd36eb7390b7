package io.earshot.spike;

import java.util.Random;

/** Counts a minute of brands of several kinds, from a Monday's midnight on. Same kind, same seed, same counts. */
final class SimulatedCounts {
    /** What a brand's talk is like. */
    enum Kind {
        /** A mention an hour. */
        QUIET(0.02),
        /** A mention every three minutes, more by day. */
        SMALL(0.3),
        /** Forty a minute, more by day. */
        BUSY(40),
        /** Three a minute, more by day, a quarter of it at weekends. */
        WEEKLY(3),
        /** Three a minute, more by day, at a rate that strays by a half for an hour at a time. */
        BURSTY(3),
        /** People answer each other: six in ten mentions beget another. */
        CLUSTERED(1.2);

        private final double perMinute;

        Kind(double perMinute) {
            this.perMinute = perMinute;
        }
    }

    /** Minute of a Monday's midnight, UTC. */
    static final long START = 29_459_520;

    private static final int DAY = 1_440;
    private static final int SATURDAY = 5;

    private final Kind kind;
    private final Random random;
    private int minute;
    private double stray;
    private double excited;

    SimulatedCounts(Kind kind, long seed) {
        this.kind = kind;
        random = new Random(seed * 31 + kind.name().hashCode());
    }

    /** The count of the next minute, at so many times the usual rate. */
    int next(double factor) {
        double day = dayShare(minute);
        double rate = factor * kind.perMinute;
        switch (kind) {
            case QUIET -> {}
            case SMALL, BUSY -> rate *= day;
            case WEEKLY -> rate *= weekShare(minute);
            case BURSTY -> {
                stray = stray * Math.exp(-1 / 60.0) + 0.5 * Math.sqrt(1 - Math.exp(-2 / 60.0)) * random.nextGaussian();
                rate *= day * Math.exp(stray - 0.125);
            }
            case CLUSTERED -> rate = rate * day + excited;
        }
        int count = poisson(rate);
        excited = excited * Math.exp(-1 / 20.0) + count * 0.6 * (1 - Math.exp(-1 / 20.0));
        minute++;
        return count;
    }

    /** Most by two in the afternoon, least by two in the night. */
    private static double dayShare(long minute) {
        return 1 + 0.8 * Math.sin(2 * Math.PI * (minute - 480) / DAY);
    }

    /** The share of a minute of a {@link Kind#WEEKLY} brand. */
    static double weekShare(long minute) {
        return dayShare(minute) * (minute / DAY % CountSeries.DAYS >= SATURDAY ? 0.3 : 1.2);
    }

    private int poisson(double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
