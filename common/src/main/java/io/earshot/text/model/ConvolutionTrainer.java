package io.earshot.text.model;

import io.earshot.text.model.Passages.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Learns a convolution network by stochastic descent with a step of its own for each weight (AdaGrad), leaving out words
 * and inputs of the last layer at random (Srivastava et al. 2014, Dropout). It runs on one thread: the same posts and
 * seed give the same network, bit for bit.
 */
public final class ConvolutionTrainer {
    private static final int DIMENSION = ConvolutionWeights.DIMENSION;

    private final Settings settings;

    /**
     * How to learn.
     *
     * @param bits words are hashed to 2 to the power of these
     * @param filters how many patterns of three pieces are learned
     * @param passes over the posts: few, as more learn the posts by heart
     * @param wordDropout how many words are left out, 0..1, so that their classes and their neighbours must do
     * @param dropout how many inputs of the last layer are
     * @param step of AdaGrad
     * @param l2 price of large weights
     * @param seed of the first weights, the order, and of what is left out
     */
    public record Settings(
            int bits,
            int filters,
            int passes,
            double wordDropout,
            double dropout,
            double step,
            double l2,
            long seed) {}

    public ConvolutionTrainer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Learns several networks, which differ by their seed.
     *
     * @param share what their mean score is multiplied by, against the linear model's
     */
    public ConvolutionModel train(Passages passages, int labels, int networks, double share) {
        List<ConvolutionWeights> learned = new ArrayList<>();
        for (int i = 0; i < networks; i++) {
            ConvolutionWeights network = train(passages, labels, settings.seed() + i);
            learned.add(ConvolutionFile.rounded(finished(network, (float) (share / networks))));
        }
        return new ConvolutionModel(learned, labels);
    }

    /** The last layer scaled; and only differences between labels matter: each row without its mean, for explanations. */
    private static ConvolutionWeights finished(ConvolutionWeights network, float scale) {
        float[] output = network.output;
        for (int row = 0; row < output.length; row += network.labels) {
            float mean = 0;
            for (int label = 0; label < network.labels; label++) {
                mean += output[row + label] / network.labels;
            }
            for (int label = 0; label < network.labels; label++) {
                output[row + label] = (output[row + label] - mean) * scale;
            }
        }
        return network;
    }

    ConvolutionWeights train(Passages passages, int labels, long seed) {
        Random random = new Random(seed);
        ConvolutionWeights weights = first(labels, random);
        Descent descent = new Descent(weights);
        int[] order = new int[passages.count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int pass = 0; pass < settings.passes(); pass++) {
            shuffle(order, random);
            for (int i : order) {
                descent.learn(passages.get(i), settings, random);
            }
        }
        return weights;
    }

    private ConvolutionWeights first(int labels, Random random) {
        ConvolutionWeights weights = new ConvolutionWeights(1 << settings.bits(), settings.filters(), labels);
        fill(weights.wordVectors, 0.1, random);
        fill(weights.classVectors, 0.1, random);
        fill(weights.convolution, Math.sqrt(2.0 / ConvolutionWeights.WINDOW), random);
        for (int i = 0; i < weights.meanRow(DIMENSION); i++) {
            weights.output[i] = (float) (0.05 * random.nextGaussian());
        }
        return weights;
    }

    private static void fill(float[] weights, double deviation, Random random) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
    }

    /** The gradient of a post's loss, and the steps against it. */
    static final class Descent {
        private final ConvolutionWeights weights;
        private final ConvolutionPass pass;
        final Part words;
        final Part classes;
        final Part convolution;
        final Part output;
        private final double[] errors;
        private final float[] inputs;
        private float[] vectorErrors = new float[0];

        Descent(ConvolutionWeights weights) {
            this.weights = weights;
            pass = new ConvolutionPass(weights);
            words = new Part(weights.wordVectors);
            classes = new Part(weights.classVectors);
            convolution = new Part(weights.convolution);
            output = new Part(weights.output);
            errors = new double[weights.labels];
            inputs = new float[weights.filters + DIMENSION];
        }

        void learn(Passage passage, Settings settings, Random random) {
            pass.forward(passage, settings.wordDropout(), settings.dropout(), random);
            setErrors(passage);
            setInputErrors();
            setVectorErrors(passage.words().length);
            float step = (float) settings.step();
            float l2 = (float) settings.l2();
            stepOutput(passage, step, l2);
            stepConvolution(step, l2);
            stepVectors(passage, step, l2);
        }

        /** How far the probability of each label is above what it should be. */
        private void setErrors(Passage passage) {
            System.arraycopy(pass.scores, 0, errors, 0, errors.length);
            double most = Arrays.stream(errors).max().orElse(0);
            double sum = 0;
            for (int label = 0; label < errors.length; label++) {
                errors[label] = StrictMath.exp(errors[label] - most);
                sum += errors[label];
            }
            for (int label = 0; label < errors.length; label++) {
                errors[label] = (errors[label] / sum - passage.target()[label]) * passage.weight();
            }
        }

        /** What the loss gains by filters' values and the vectors' mean. */
        private void setInputErrors() {
            for (int i = 0; i < inputs.length; i++) {
                float error = 0;
                for (int label = 0; label < errors.length; label++) {
                    error += weights.output[i * errors.length + label] * (float) errors[label];
                }
                inputs[i] = error * pass.kept[i];
            }
        }

        private void setVectorErrors(int length) {
            int size = (length + 2) * DIMENSION;
            vectorErrors = vectorErrors.length < size ? new float[2 * size] : vectorErrors;
            Arrays.fill(vectorErrors, 0, size, 0);
            int filters = weights.filters;
            for (int f = 0; f < filters; f++) {
                if (pass.where[f] >= 0 && inputs[f] != 0) {
                    int window = pass.where[f] * DIMENSION;
                    for (int k = 0; k < ConvolutionWeights.WINDOW; k++) {
                        vectorErrors[window + k] += weights.convolution[k * filters + f] * inputs[f];
                    }
                }
            }
            float root = ConvolutionPass.rootOf(length);
            for (int i = 1; i <= length; i++) {
                for (int j = 0; j < DIMENSION; j++) {
                    vectorErrors[i * DIMENSION + j] += inputs[filters + j] * root;
                }
            }
        }

        private void stepOutput(Passage passage, float step, float l2) {
            for (int f = 0; f < weights.filters; f++) {
                stepRow(weights.filterRow(f), pass.activation[f] * pass.kept[f], step, l2);
            }
            for (int j = 0; j < DIMENSION; j++) {
                stepRow(weights.meanRow(j), pass.mean[j] * pass.kept[weights.filters + j], step, l2);
            }
            for (int i = 0; i < passage.wholes().length; i++) {
                float value = passage.values()[i] * pass.kept[weights.filters + DIMENSION + i];
                stepRow(weights.wholeRow(passage.wholes()[i]), value, step, l2);
            }
            stepRow(weights.constantRow(), 1, step, 0);
        }

        private void stepRow(int row, float input, float step, float l2) {
            if (input != 0) {
                for (int label = 0; label < errors.length; label++) {
                    output.move(row + label, (float) errors[label] * input, step, l2);
                }
            }
        }

        private void stepConvolution(float step, float l2) {
            int filters = weights.filters;
            for (int f = 0; f < filters; f++) {
                if (pass.where[f] >= 0 && inputs[f] != 0) {
                    int window = pass.where[f] * DIMENSION;
                    for (int k = 0; k < ConvolutionWeights.WINDOW; k++) {
                        convolution.move(k * filters + f, pass.vectors[window + k] * inputs[f], step, l2);
                    }
                }
            }
        }

        private void stepVectors(Passage passage, float step, float l2) {
            for (int i = 0; i < passage.words().length; i++) {
                int at = (i + 1) * DIMENSION;
                int classRow = ConvolutionWeights.classRow(passage.classes()[i]);
                int wordRow = weights.wordRow(passage.words()[i]);
                for (int j = 0; j < DIMENSION; j++) {
                    classes.move(classRow + j, vectorErrors[at + j], step, l2);
                    if (!pass.dropped[i]) {
                        words.move(wordRow + j, vectorErrors[at + j], step, l2);
                    }
                }
            }
        }
    }

    /** Weights with the sums of their squared gradients. */
    static final class Part {
        final float[] weights;
        final float[] squares;

        Part(float[] weights) {
            this.weights = weights;
            squares = new float[weights.length];
        }

        void move(int at, float gradient, float step, float l2) {
            float whole = gradient + l2 * weights[at];
            squares[at] += whole * whole;
            if (squares[at] > 0) {
                weights[at] -= step * whole / (float) Math.sqrt(squares[at]);
            }
        }
    }
}
