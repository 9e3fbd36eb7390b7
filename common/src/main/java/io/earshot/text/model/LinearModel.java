package io.earshot.text.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights of hashed features for each label. A weight takes one byte, which stands for one of 255 values that lie closer
 * together near zero, where most weights are. It never changes, so that threads can share it.
 */
public final class LinearModel {
    private static final int LARGEST = 127;
    private static final int SEVEN = 7;
    private static final int THREE = 3;

    private final List<String> labels;
    private final int mask;
    private final byte[] weights;
    private final float largest;
    private final float[] constants;
    /** What each byte is worth, by its unsigned value. */
    private final float[] worth = new float[256];

    /**
     * @param weights a row of as many as there are labels for each of a power of two of buckets
     * @param largest what the byte 127 is worth
     */
    LinearModel(List<String> labels, byte[] weights, float largest, float[] constants) {
        int buckets = weights.length / labels.size();
        if (Integer.bitCount(buckets) != 1 || buckets * labels.size() != weights.length) {
            throw new IllegalArgumentException("expected weights for a power of two of buckets, found " + weights.length
                    + " for " + labels.size() + " labels");
        }
        this.labels = List.copyOf(labels);
        this.mask = buckets - 1;
        this.weights = weights;
        this.largest = largest;
        this.constants = constants;
        for (int i = -LARGEST; i <= LARGEST; i++) {
            worth[i & 0xff] = largest * Math.signum(i) * i * i / (LARGEST * LARGEST);
        }
    }

    /** @param exact the weights of the buckets, a row a bucket, and behind them the constants */
    static LinearModel rounded(double[] exact, List<String> labels) {
        int count = labels.size();
        int buckets = exact.length / count - 1;
        double[] centred = centred(exact, count);
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < buckets * count; i++) {
            largest = Math.max(largest, Math.abs(centred[i]));
        }
        byte[] weights = new byte[buckets * count];
        for (int i = 0; i < weights.length; i++) {
            double root = Math.sqrt(Math.abs(centred[i]) / largest) * LARGEST;
            weights[i] = (byte) Math.copySign(Math.rint(root), centred[i]);
        }
        float[] constants = new float[count];
        for (int label = 0; label < count; label++) {
            constants[label] = (float) centred[buckets * count + label];
        }
        return new LinearModel(labels, weights, (float) largest, constants);
    }

    /** Only differences between labels matter: each row without its mean, so that a weight speaks for itself. */
    private static double[] centred(double[] exact, int count) {
        double[] centred = exact.clone();
        for (int row = 0; row < exact.length; row += count) {
            double mean = 0;
            for (int label = 0; label < count; label++) {
                mean += exact[row + label] / count;
            }
            for (int label = 0; label < count; label++) {
                centred[row + label] -= mean;
            }
        }
        return centred;
    }

    /** The labels, in the order of the scores. */
    public List<String> labels() {
        return labels;
    }

    byte[] weights() {
        return weights;
    }

    float largest() {
        return largest;
    }

    float[] constants() {
        return constants;
    }

    /** Puts each label's score, a logarithm of odds, into {@code scores}. */
    public void score(Features features, double[] scores) {
        float[] sums = sums(features.hashes(), features.values(), features.size());
        for (int label = 0; label < constants.length; label++) {
            scores[label] = sums[label] + constants[label];
        }
    }

    /** What features of the value 1, each given by its whole hash, add to each label's score. */
    public float[] sums(int[] hashes) {
        return sums(hashes, null, hashes.length);
    }

    /** @param values null where all are 1 */
    private float[] sums(int[] hashes, float @Nullable [] values, int count) {
        float[] sums = new float[constants.length];
        int label = 0;
        while (label < sums.length) {
            int left = sums.length - label;
            if (left >= SEVEN) {
                sumSeven(hashes, values, count, label, sums);
                label += SEVEN;
            } else if (left >= THREE) {
                sumThree(hashes, values, count, label, sums);
                label += THREE;
            } else {
                sumOne(hashes, values, count, label, sums);
                label++;
            }
        }
        return sums;
    }

    // Several labels at a time, each with a variable of its own: that takes half the time of a loop over the labels, as
    // the
    // processor fetches the rows of many features at once.

    private void sumSeven(int[] hashes, float @Nullable [] values, int count, int first, float[] sums) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        for (int i = 0; i < count; i++) {
            int row = (hashes[i] & mask) * constants.length + first;
            float value = values == null ? 1 : values[i];
            a += worth[weights[row] & 0xff] * value;
            b += worth[weights[row + 1] & 0xff] * value;
            c += worth[weights[row + 2] & 0xff] * value;
            d += worth[weights[row + 3] & 0xff] * value;
            e += worth[weights[row + 4] & 0xff] * value;
            f += worth[weights[row + 5] & 0xff] * value;
            g += worth[weights[row + 6] & 0xff] * value;
        }
        sums[first] = a;
        sums[first + 1] = b;
        sums[first + 2] = c;
        sums[first + 3] = d;
        sums[first + 4] = e;
        sums[first + 5] = f;
        sums[first + 6] = g;
    }

    private void sumThree(int[] hashes, float @Nullable [] values, int count, int first, float[] sums) {
        float a = 0;
        float b = 0;
        float c = 0;
        for (int i = 0; i < count; i++) {
            int row = (hashes[i] & mask) * constants.length + first;
            float value = values == null ? 1 : values[i];
            a += worth[weights[row] & 0xff] * value;
            b += worth[weights[row + 1] & 0xff] * value;
            c += worth[weights[row + 2] & 0xff] * value;
        }
        sums[first] = a;
        sums[first + 1] = b;
        sums[first + 2] = c;
    }

    private void sumOne(int[] hashes, float @Nullable [] values, int count, int label, float[] sums) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            float value = values == null ? 1 : values[i];
            sum += worth[weights[(hashes[i] & mask) * constants.length + label] & 0xff] * value;
        }
        sums[label] = sum;
    }

    /** The scores of a post without a feature. */
    public float[] startingScores() {
        return constants.clone();
    }

    /** What one feature adds to the score of a label. */
    double part(Features features, int feature, int label) {
        int row = (features.hash(feature) & mask) * constants.length;
        return worth[weights[row + label] & 0xff] * features.value(feature);
    }
}
