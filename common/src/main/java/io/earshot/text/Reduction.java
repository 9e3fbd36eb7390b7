package io.earshot.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes long vectors short along the axes of their largest spread (principal components; the axes by Jacobi's rotations,
 * which give the same numbers at each run).
 */
final class Reduction {
    private static final int MOST_SWEEPS = 30;
    private static final double SMALL = 1e-10;

    private final double[] mean;
    private final double[][] axes;
    private final double spread;

    private Reduction(double[] mean, double[][] axes, double spread) {
        this.mean = mean;
        this.axes = axes;
        this.spread = spread;
    }

    /** Learns the axes from vectors; there are no more of them than a vector is long. */
    static Reduction of(List<float[]> vectors, int size) {
        int length = vectors.get(0).length;
        double[] mean = new double[length];
        for (float[] vector : vectors) {
            for (int i = 0; i < length; i++) {
                mean[i] += vector[i] / (double) vectors.size();
            }
        }
        double[][] covariance = new double[length][length];
        for (float[] vector : vectors) {
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < length; j++) {
                    covariance[i][j] += (vector[i] - mean[i]) * (vector[j] - mean[j]) / vectors.size();
                }
            }
        }
        double[][] turned = turned(covariance);
        int[] widest = IntStream.range(0, length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -covariance[i][i]))
                .limit(size)
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] axes = new double[widest.length][length];
        double variance = 0;
        for (int axis = 0; axis < axes.length; axis++) {
            for (int i = 0; i < length; i++) {
                axes[axis][i] = turned[i][widest[axis]];
            }
            variance += covariance[widest[axis]][widest[axis]] / axes.length;
        }
        return new Reduction(mean, axes, Math.max(SMALL, Math.sqrt(variance)));
    }

    /** Turns a symmetric matrix until only its diagonal is left, and gives the axes, one a column. */
    private static double[][] turned(double[][] matrix) {
        int length = matrix.length;
        double[][] axes = new double[length][length];
        for (int i = 0; i < length; i++) {
            axes[i][i] = 1;
        }
        double all = Arrays.stream(matrix)
                .flatMapToDouble(Arrays::stream)
                .map(x -> x * x)
                .sum();
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double beside = 0;
            for (int p = 0; p < length; p++) {
                for (int q = p + 1; q < length; q++) {
                    beside += matrix[p][q] * matrix[p][q];
                    rotate(matrix, axes, p, q);
                }
            }
            if (beside <= SMALL * SMALL * all) {
                break;
            }
        }
        return axes;
    }

    /** Makes the element p, q zero (Golub and Van Loan, Matrix Computations, 8.5). */
    private static void rotate(double[][] matrix, double[][] axes, int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double half = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = Math.copySign(1, half) / (Math.abs(half) + Math.sqrt(1 + half * half));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        for (int i = 0; i < matrix.length; i++) {
            turn(matrix[i], p, q, cosine, sine);
            turn(axes[i], p, q, cosine, sine);
        }
        for (int i = 0; i < matrix.length; i++) {
            double a = matrix[p][i];
            double b = matrix[q][i];
            matrix[p][i] = cosine * a - sine * b;
            matrix[q][i] = sine * a + cosine * b;
        }
    }

    private static void turn(double[] row, int p, int q, double cosine, double sine) {
        double a = row[p];
        double b = row[q];
        row[p] = cosine * a - sine * b;
        row[q] = sine * a + cosine * b;
    }

    /** Puts a vector's reduced numbers, of about this spread, into {@code to}. */
    void put(float[] vector, float spreadWanted, float[] to, int at) {
        for (int axis = 0; axis < axes.length; axis++) {
            double along = 0;
            for (int i = 0; i < vector.length; i++) {
                along += axes[axis][i] * (vector[i] - mean[i]);
            }
            to[at + axis] = (float) (along / spread * spreadWanted);
        }
    }
}
