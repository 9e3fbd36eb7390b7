package io.earshot.viral;

import java.util.Arrays;

/**
 * Cuts a gamma law into a few cells, each told by its share and its mean, so that an integral over the law becomes a
 * short sum.
 *
 * <p>The regularised incomplete gamma function is summed by its series (NIST Digital Library of Mathematical Functions,
 * 8.7.1), which is enough for the small shapes and short ranges needed here.
 */
final class GammaLaw {
    private static final int MOST_TERMS = 2_000;

    private final double shape;
    private final double mean;

    GammaLaw(double shape, double mean) {
        this.shape = shape;
        this.mean = mean;
    }

    /** The share of the law below a value. */
    double below(double value) {
        return cdf(shape, value * shape / mean);
    }

    /** The shares of the cells that the edges part the law into, one more than there are edges. */
    double[] shares(double[] edges) {
        return differences(edges, shape);
    }

    /** The means of those cells. */
    double[] means(double[] edges) {
        double[] shares = shares(edges);
        double[] moments = differences(edges, shape + 1); // x·density is the density of the next shape, times the mean
        for (int i = 0; i < moments.length; i++) {
            moments[i] *= mean / shares[i];
        }
        return moments;
    }

    /** The edges that part the law into cells of equal share. */
    double[] quantiles(int cells) {
        double[] edges = new double[cells - 1];
        for (int i = 1; i < cells; i++) {
            edges[i - 1] = quantile((double) i / cells);
        }
        return edges;
    }

    private double quantile(double share) {
        double low = 0;
        double high = mean;
        while (below(high) < share) {
            high *= 2;
        }
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double[] differences(double[] edges, double ofShape) {
        double[] cells = new double[edges.length + 1];
        double before = 0;
        for (int i = 0; i < edges.length; i++) {
            double until = cdf(ofShape, edges[i] * shape / mean);
            cells[i] = until - before;
            before = until;
        }
        cells[edges.length] = 1 - before;
        return Arrays.stream(cells).map(cell -> Math.max(cell, 1e-12)).toArray();
    }

    private static double cdf(double shape, double x) {
        if (x <= 0) {
            return 0;
        }
        if (x > shape + 40 * Math.sqrt(shape) + 200) {
            return 1;
        }
        double term = 1 / shape;
        double sum = term;
        for (int i = 1; i < MOST_TERMS && term > sum * 1e-16; i++) {
            term *= x / (shape + i);
            sum += term;
        }
        return Math.min(1, sum * Math.exp(shape * Math.log(x) - x - Numbers.logGamma(shape)));
    }
}
