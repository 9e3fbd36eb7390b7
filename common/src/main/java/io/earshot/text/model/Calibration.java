package io.earshot.text.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How far confidence can be trusted: posts with a known label, sorted by how sure the model was, in ten bins of equal
 * width (Guo et al. 2017, On Calibration of Modern Neural Networks).
 */
public final class Calibration {
    private static final int BINS = 10;
    private static final double LEAST_TEMPERATURE = 0.25;
    private static final double MOST_TEMPERATURE = 8;
    private static final int SEARCH_STEPS = 60;

    private final int[] counts = new int[BINS];
    private final double[] confidences = new double[BINS];
    private final int[] right = new int[BINS];
    private int count;

    /** Takes in one judgement. */
    public void add(double confidence, boolean isRight) {
        int bin = Math.min(BINS - 1, (int) (confidence * BINS));
        counts[bin]++;
        confidences[bin] += confidence;
        right[bin] += isRight ? 1 : 0;
        count++;
    }

    /** A bin of the reliability table: confidences between these bounds, their mean, and the share that was right. */
    public record Bin(double from, double to, int count, double confidence, double accuracy) {}

    /** The bins with judgements in them. */
    public List<Bin> table() {
        List<Bin> table = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                table.add(new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        counts[bin],
                        confidences[bin] / counts[bin],
                        (double) right[bin] / counts[bin]));
            }
        }
        return table;
    }

    /** The expected calibration error: how far confidence and accuracy are apart, on average over judgements, 0..1. */
    public double error() {
        double error = 0;
        for (Bin bin : table()) {
            error += Math.abs(bin.confidence() - bin.accuracy()) * bin.count() / count;
        }
        return error;
    }

    /** The temperature that makes the true labels of these scores most probable. */
    public static double temperature(List<double[]> scores, List<Integer> labels) {
        double low = Math.log(LEAST_TEMPERATURE);
        double high = Math.log(MOST_TEMPERATURE);
        // The loss has one minimum over 1/T: thirds are cut off where it is not.
        for (int i = 0; i < SEARCH_STEPS; i++) {
            double left = low + (high - low) / 3;
            double rightOf = high - (high - low) / 3;
            if (loss(scores, labels, Math.exp(left)) < loss(scores, labels, Math.exp(rightOf))) {
                high = rightOf;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(List<double[]> scores, List<Integer> labels, double temperature) {
        double loss = 0;
        for (int i = 0; i < scores.size(); i++) {
            double[] scaled = scores.get(i).clone();
            for (int label = 0; label < scaled.length; label++) {
                scaled[label] /= temperature;
            }
            loss += Softmax.logOfSum(scaled) - scaled[labels.get(i)];
        }
        return loss;
    }
}
