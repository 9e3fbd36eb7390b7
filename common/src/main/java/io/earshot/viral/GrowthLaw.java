package io.earshot.viral;

import java.util.Arrays;

/**
 * The law of how many posts are still to come: a mixture, over the hypotheses, of the size of a branching process.
 *
 * <p>If the posts so far still draw a Poisson number of posts with mean λ, and each of these starts a tree in which a
 * post draws η others, then their number in all has Consul's generalised Poisson law, {@code λ(λ+ηx)^(x−1)
 * e^(−λ−ηx)/x!} (Consul and Jain, Technometrics 1973). Up to {@link #EXACT} it is summed; beyond, the inverse Gaussian
 * law with the same mean and variance stands for it.
 */
final class GrowthLaw {
    /** Up to so many further posts each count is summed by itself. */
    private static final int EXACT = 200;

    /** Beyond, counts are looked at in steps of half the law's own deviation, within these bounds. */
    private static final double LEAST_STEP = 1.005;

    private static final double MOST_STEP = 1.06;
    private static final double NEGLIGIBLE = 1e-5; // hypotheses with less of a share are left out
    private static final double ENOUGH = 1e-3; // what lies beyond the last count
    private static final double MOST = 1e9;

    private static final double[] LOG_FACTORIAL = new double[EXACT + 1];

    static {
        for (int i = 2; i <= EXACT; i++) {
            LOG_FACTORIAL[i] = LOG_FACTORIAL[i - 1] + Math.log(i);
        }
    }

    private final long[] counts; // ascending, 0 first, without gaps up to EXACT
    private final double[] cumulative; // P(X <= counts[i])

    GrowthLaw(double[] shares, double[] means, double[] contagions) {
        double[] exact = new double[EXACT + 1];
        double step = MOST_STEP;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > NEGLIGIBLE) {
                addExact(exact, shares[i], means[i], contagions[i]);
                double deviation = 1 / Math.sqrt(Math.max(means[i] * (1 - contagions[i]), 1e-9)); // against the mean
                step = Math.max(LEAST_STEP, Math.min(step, 1 + deviation / 2));
            }
        }
        long[] grid = new long[EXACT + 1 + 3_100]; // enough for the least step up to the most
        double[] sums = new double[grid.length];
        int size = 0;
        double sum = 0;
        while (size <= EXACT && sum < 1 - ENOUGH) {
            sum = Math.min(1, sum + exact[size]);
            grid[size] = size;
            sums[size++] = sum;
        }
        double count = EXACT;
        while (sum < 1 - ENOUGH && count < MOST) {
            count = Math.ceil(count * (sum < NEGLIGIBLE ? MOST_STEP : step));
            double below = 0;
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] > NEGLIGIBLE) {
                    below += shares[i] * inverseGaussian(count + 0.5, means[i], contagions[i]);
                }
            }
            sum = Math.max(sum, below);
            grid[size] = (long) count;
            sums[size++] = sum;
        }
        sums[size - 1] = 1;
        counts = Arrays.copyOf(grid, size);
        cumulative = Arrays.copyOf(sums, size);
    }

    private static void addExact(double[] exact, double share, double mean, double contagion) {
        exact[0] += share * Math.exp(-mean);
        if (mean < 1e-9) {
            return;
        }
        double logMean = Math.log(mean);
        for (int x = 1; x <= EXACT; x++) {
            double rate = mean + contagion * x;
            double probability = Math.exp(logMean + (x - 1) * Math.log(rate) - rate - LOG_FACTORIAL[x]);
            exact[x] += share * probability;
            if (probability < NEGLIGIBLE / EXACT && x > mean / (1 - contagion)) {
                return;
            }
        }
    }

    private static double inverseGaussian(double x, double mean, double contagion) {
        if (mean < 1e-9) {
            return 1;
        }
        double centre = mean / (1 - contagion);
        double root = mean / Math.sqrt(x); // √(shape/x), the shape being mean², which gives the law's variance
        double above = root * (x / centre + 1);
        double reflected = 2 * mean * (1 - contagion) + Numbers.logUpperNormal(above);
        return Math.min(1, Numbers.normal(root * (x / centre - 1)) + Math.exp(reflected));
    }

    /** The probability of at least so many further posts. */
    double atLeast(double further) {
        if (further <= 0) {
            return 1;
        }
        double before = Math.ceil(further) - 1;
        int i = Arrays.binarySearch(counts, (long) Math.min(before, 2 * MOST));
        if (i >= 0) {
            return 1 - cumulative[i];
        }
        int next = -i - 1;
        if (next >= counts.length) {
            return 0;
        }
        double part = (before - counts[next - 1]) / (counts[next] - counts[next - 1]);
        return 1 - (cumulative[next - 1] + part * (cumulative[next] - cumulative[next - 1]));
    }

    /** The least count that is not exceeded with the probability. */
    long quantile(double probability) {
        int i = firstNotBelow(probability);
        if (i == 0 || counts[i] == counts[i - 1] + 1) {
            return counts[i];
        }
        double part = (probability - cumulative[i - 1]) / (cumulative[i] - cumulative[i - 1]);
        return counts[i - 1] + (long) Math.ceil(Math.min(1, part) * (counts[i] - counts[i - 1]));
    }

    /**
     * The count whose relative error, |x − X| / (now + X), is expected to be least: the median of the law weighted by
     * 1/(now + X) (Gneiting, JASA 2011, section 2.3).
     */
    long leastRelativeError(long now) {
        double all = 0;
        double[] weighted = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            all += (cumulative[i] - below(i)) / (now + counts[i]);
            weighted[i] = all;
        }
        int i = 0;
        while (weighted[i] < all / 2) {
            i++;
        }
        return counts[i];
    }

    /**
     * Of the intervals whose probability is nearest to the one wanted, that whose ends have the least ratio, {@code
     * {low, high}}. Counts are whole, so it may be some way off: that a calming thread stays as it is can alone be more
     * probable.
     */
    long[] interval(double probability, long now) {
        long[] best = {0, counts[counts.length - 1]};
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < counts.length && below(i) <= 1 - probability; i++) {
            long low = i == 0 ? 0 : counts[i - 1] + 1;
            long high = nearest(i, probability);
            double ratio = (double) (now + high) / (now + low);
            if (ratio < least) {
                least = ratio;
                best[0] = low;
                best[1] = high;
            }
        }
        return best;
    }

    private long nearest(int low, double probability) {
        double wanted = Math.min(1, below(low) + probability);
        int high = firstNotBelow(wanted);
        if (high > low && counts[high] == counts[high - 1] + 1) {
            boolean oneLess = wanted - cumulative[high - 1] < cumulative[high] - wanted;
            return counts[oneLess ? high - 1 : high];
        }
        return quantile(wanted);
    }

    private double below(int index) {
        return index == 0 ? 0 : cumulative[index - 1];
    }

    /** The probability that the count lies between two counts, both included. */
    double between(long low, long high) {
        return atLeast((double) low) - atLeast((double) high + 1);
    }

    private int firstNotBelow(double probability) {
        int low = 0;
        int high = counts.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] < probability - 1e-12) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
