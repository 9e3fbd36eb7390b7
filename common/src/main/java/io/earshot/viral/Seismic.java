package io.earshot.viral;

/**
 * The plain form of SEISMIC (Zhao, Erdogdu, He, Rajaraman and Leskovec, KDD 2015), to be measured against: constants of
 * the kernel as published, infectiousness from the second half of the time so far with a triangular weight, and a mean
 * of 100 followers.
 */
final class Seismic {
    private static final double FLAT_SECONDS = 300;
    private static final double DECAY = 0.242;
    private static final double HEIGHT = 6.27e-4;
    private static final double MEAN_FOLLOWERS = 100;
    private static final int STEPS = 200;

    private Seismic() {}

    /** The final size foretold from the first seconds; infinite where it sees an endless thread. */
    static double finalSize(Spread thread, double now) {
        int count = thread.sizeAfter(now);
        double reposts = 0;
        double exposed = 0;
        double pending = 0;
        for (int i = 0; i < count; i++) {
            double at = thread.seconds(i);
            if (i > 0) {
                reposts += weight(at, now);
            }
            exposed += thread.followers(i) * exposure(at, now);
            pending += thread.followers(i) * (1 - reacted(now - at));
        }
        double infectiousness = exposed > 0 ? reposts / exposed : 0;
        if (infectiousness * MEAN_FOLLOWERS >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        return count + infectiousness * pending / (1 - infectiousness * MEAN_FOLLOWERS);
    }

    private static double weight(double at, double now) {
        return Math.max(1 - 2 * (now - at) / now, 0);
    }

    private static double exposure(double at, double now) {
        double from = Math.max(at, now / 2);
        double step = (now - from) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double moment = from + i * step;
            sum += (i == 0 || i == STEPS ? 0.5 : 1) * weight(moment, now) * kernel(moment - at);
        }
        return sum * step;
    }

    private static double kernel(double seconds) {
        return seconds <= FLAT_SECONDS ? HEIGHT : HEIGHT * Math.pow(seconds / FLAT_SECONDS, -1 - DECAY);
    }

    /** The share of reactions within so many seconds; all of them make 1.0 for these constants. */
    private static double reacted(double seconds) {
        double all = HEIGHT * FLAT_SECONDS * (1 + 1 / DECAY);
        double until = seconds <= FLAT_SECONDS
                ? HEIGHT * seconds
                : HEIGHT * FLAT_SECONDS * (1 + (1 - Math.pow(seconds / FLAT_SECONDS, -DECAY)) / DECAY);
        return until / all;
    }
}
