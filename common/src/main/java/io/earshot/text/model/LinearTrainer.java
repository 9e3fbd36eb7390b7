package io.earshot.text.model;

import java.util.List;
import java.util.Random;

/**
 * Learns multinomial logistic regression with an L2 penalty by stochastic descent: one example after the other in an
 * order that a seed shuffles, each bucket with a step of its own (AdaGrad: Duchi, Hazan, Singer 2011), the weights
 * averaged over the last passes (Polyak and Juditsky 1992). It runs on one thread: the same examples and seed give the
 * same weights, bit for bit.
 */
public final class LinearTrainer {
    private final Settings settings;

    /**
     * How to learn.
     *
     * @param l2 the price of squared weights, against the summed loss of all examples
     * @param passes how often all examples are seen
     * @param step of the first pass
     * @param seed of the order
     */
    public record Settings(double l2, int passes, double step, long seed) {}

    public LinearTrainer(Settings settings) {
        this.settings = settings;
    }

    /** Learns from the examples, whose labels' names are given in their order. */
    public LinearModel train(Examples examples, List<String> labels) {
        return train(examples, labels, () -> {});
    }

    /**
     * The same for those who want to know how far it is.
     *
     * @param afterPass is run whenever all examples were seen once more
     */
    public LinearModel train(Examples examples, List<String> labels, Runnable afterPass) {
        return LinearModel.rounded(weights(examples, afterPass), labels);
    }

    private double[] weights(Examples examples, Runnable afterPass) {
        int labels = examples.labels();
        int rows = examples.buckets() + 1;
        double[] weights = new double[rows * labels];
        double[] squares = new double[rows * labels];
        double[] sum = new double[rows * labels];
        float[] shares = shares(examples);
        int[] order = new int[examples.count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Random random = new Random(settings.seed());
        int averaged = 0;
        double[] errors = new double[labels];
        for (int pass = 0; pass < settings.passes(); pass++) {
            shuffle(order, random);
            for (int example : order) {
                errors(examples, example, weights, errors);
                step(examples, example, weights, squares, shares, errors);
            }
            if (pass >= settings.passes() / 2) {
                averaged++;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weights[i];
                }
            }
            afterPass.run();
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.max(1, averaged);
        }
        return sum;
    }

    /** A bucket's share of the penalty at each of its sightings, so that rare ones pay as much in a pass as common ones. */
    private float[] shares(Examples examples) {
        int[] seen = new int[examples.buckets()];
        for (int i = 0; i < examples.end(examples.count() - 1); i++) {
            seen[examples.bucket(i)]++;
        }
        float[] shares = new float[seen.length];
        for (int i = 0; i < seen.length; i++) {
            shares[i] = seen[i] == 0 ? 0 : (float) (settings.l2() / seen[i]);
        }
        return shares;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
    }

    /** How far the probability of each label is above what it should be. */
    private static void errors(Examples examples, int example, double[] weights, double[] errors) {
        int labels = errors.length;
        System.arraycopy(weights, examples.buckets() * labels, errors, 0, labels);
        for (int i = examples.start(example); i < examples.end(example); i++) {
            int row = examples.bucket(i) * labels;
            float value = examples.value(i);
            for (int label = 0; label < labels; label++) {
                errors[label] += weights[row + label] * value;
            }
        }
        Softmax.probabilities(errors);
        for (int label = 0; label < labels; label++) {
            errors[label] = errors[label] * examples.weight(example) - examples.target(example, label);
        }
    }

    private void step(
            Examples examples, int example, double[] weights, double[] squares, float[] shares, double[] errors) {
        int labels = errors.length;
        for (int i = examples.start(example); i < examples.end(example); i++) {
            int bucket = examples.bucket(i);
            int row = bucket * labels;
            float value = examples.value(i);
            for (int label = 0; label < labels; label++) {
                move(weights, squares, row + label, errors[label] * value, shares[bucket]);
            }
        }
        int constants = examples.buckets() * labels;
        for (int label = 0; label < labels; label++) {
            move(weights, squares, constants + label, errors[label], 0);
        }
    }

    private void move(double[] weights, double[] squares, int at, double gradient, double penalty) {
        squares[at] += gradient * gradient;
        if (squares[at] == 0) {
            return;
        }
        double rate = settings.step() / Math.sqrt(squares[at]);
        // The penalty's step is taken to where it ends, which is stable for any rate.
        weights[at] = (weights[at] - rate * gradient) / (1 + rate * penalty);
    }
}
