package io.earshot.viral;

import java.util.function.ToDoubleFunction;

/**
 * Looks for the least value of a smooth function of a few numbers: the method of Broyden, Fletcher, Goldfarb and Shanno
 * with differences for slopes (Nocedal and Wright, Numerical Optimization, 2006, algorithm 6.1). Deterministic.
 */
final class Minimum {
    private static final double DIFFERENCE = 1e-5;
    private static final double ENOUGH = 1e-3; // a likelihood a thousandth better is no better

    private Minimum() {}

    static double[] of(ToDoubleFunction<double[]> function, double[] start, int mostSteps) {
        int size = start.length;
        double[] point = start.clone();
        double value = function.applyAsDouble(point);
        double[] slope = slope(function, point);
        double[][] inverse = identity(size, 0.2 / norm(slope));
        int idle = 0;
        for (int step = 0; step < mostSteps && idle < 3; step++) {
            double[] direction = times(inverse, slope, -1);
            double descent = dot(direction, slope);
            if (descent >= 0) {
                inverse = identity(size, 0.2 / norm(slope));
                direction = times(inverse, slope, -1);
                descent = dot(direction, slope);
            }
            double[] next = point;
            double nextValue = value;
            for (double length = 1; length > 1e-6; length /= 2) {
                double[] tried = moved(point, direction, length);
                double triedValue = function.applyAsDouble(tried);
                if (triedValue <= value + 1e-4 * length * descent) {
                    next = tried;
                    nextValue = triedValue;
                    break;
                }
            }
            idle = value - nextValue < ENOUGH ? idle + 1 : 0;
            double[] nextSlope = slope(function, next);
            inverse = updated(inverse, moved(next, point, -1), moved(nextSlope, slope, -1));
            point = next;
            value = nextValue;
            slope = nextSlope;
        }
        return point;
    }

    private static double[] slope(ToDoubleFunction<double[]> function, double[] point) {
        double[] slope = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            double[] above = point.clone();
            double[] below = point.clone();
            above[i] += DIFFERENCE;
            below[i] -= DIFFERENCE;
            slope[i] = (function.applyAsDouble(above) - function.applyAsDouble(below)) / (2 * DIFFERENCE);
        }
        return slope;
    }

    /** The inverse curvature after a step that changed the slope. */
    private static double[][] updated(double[][] inverse, double[] step, double[] change) {
        double curvature = dot(step, change);
        if (!(curvature > 1e-12)) {
            return inverse;
        }
        double[] product = times(inverse, change, 1);
        double factor = (1 + dot(change, product) / curvature) / curvature;
        double[][] next = new double[step.length][step.length];
        for (int i = 0; i < step.length; i++) {
            for (int j = 0; j < step.length; j++) {
                next[i][j] = inverse[i][j]
                        + factor * step[i] * step[j]
                        - (product[i] * step[j] + step[i] * product[j]) / curvature;
            }
        }
        return next;
    }

    private static double[][] identity(int size, double scale) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = scale;
        }
        return identity;
    }

    private static double[] times(double[][] matrix, double[] vector, double scale) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            product[i] = scale * dot(matrix[i], vector);
        }
        return product;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += length * direction[i];
        }
        return to;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
