package io.earshot.text.model;

import java.util.Arrays;
import java.util.Random;

/**
 * Learns a {@link PhraseModel} by stochastic descent with a step for each number, or each word (AdaGrad: Duchi, Hazan, Singer
 * 2011), averaged over the last passes. Filters and words are left out at random, so that none relies on another (dropout:
 * Srivastava et al. 2014). It runs on one thread: the same examples and seed give the same model, bit for bit.
 */
public final class PhraseTrainer {
    /** Words behind these are not learned from. */
    private static final int MOST_WORDS = 48;

    // All by cross-validation of the English sentiment model.
    private static final int FILTERS = 32;
    private static final double FILTERS_LEFT_OUT = 0.5;
    private static final double WORDS_LEFT_OUT = 0.1;
    private static final float STEP = 0.05f;
    private static final float STEP_OF_WORDS = 0.03f;
    private static final float STEP_OF_CONSTANTS = 0.01f;
    private static final int BATCH = 16;

    private static final float LEAST = 1e-8f;

    private final PhraseWords words;
    private final int size;
    private final int labels;
    private final float share;
    private final Random random;

    private final float[] vectors;
    private final float[] vectorSquares;
    private final Parameters windows;
    private final Parameters thresholds;
    private final Parameters shares;
    private final float[] constants;

    // Of the post that is learned from.
    private final float[] input;
    private final float[] inputGradient;
    private final float[] sums = new float[FILTERS];
    private final float[] excited = new float[FILTERS];
    private final int[] at = new int[FILTERS];
    private final float[] kept = new float[FILTERS];
    private final double[] errors;

    /** Numbers with the gradient that is gathered for the next step. */
    private static final class Parameters {
        private final float[] values;
        private final float[] gradient;
        private final float[] squares;
        private final float[] average;

        Parameters(int count) {
            values = new float[count];
            gradient = new float[count];
            squares = new float[count];
            average = new float[count];
        }

        void fill(Random random, double spread) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * spread);
            }
        }

        void step() {
            for (int i = 0; i < values.length; i++) {
                float slope = gradient[i] / BATCH;
                squares[i] += slope * slope;
                values[i] -= STEP * slope / (float) Math.sqrt(squares[i] + LEAST);
                gradient[i] = 0;
            }
        }

        void average(float share) {
            for (int i = 0; i < values.length; i++) {
                average[i] += share * values[i];
            }
        }
    }

    /** @param passes over the posts */
    private PhraseTrainer(PhraseWords words, int labels, int passes, long seed) {
        this.words = words;
        this.labels = labels;
        size = words.size();
        share = 1f / (passes - passes / 2);
        random = new Random(seed);
        vectors = words.vectors().clone();
        vectorSquares = new float[vectors.length / size];
        windows = new Parameters(PhraseModel.WIDTH * size * FILTERS);
        windows.fill(random, 0.08);
        thresholds = new Parameters(FILTERS);
        shares = new Parameters(labels * FILTERS);
        shares.fill(random, 0.1);
        constants = new float[labels];
        input = new float[(MOST_WORDS + 2) * size];
        inputGradient = new float[input.length];
        errors = new double[labels];
    }

    /**
     * Learns from posts.
     *
     * @param posts their words: each a row of {@code words}, or −1 if it is not known, and the bits of its marks
     * @param targets how probable each label is of each post, times how much the post weighs
     * @param afterPass is run whenever all posts were seen once more
     */
    public static PhraseModel train(
            PhraseWords words, int[][] posts, float[][] targets, int passes, long seed, Runnable afterPass) {
        PhraseTrainer trainer = new PhraseTrainer(words, targets[0].length, passes, seed);
        float[] vectors = new float[trainer.vectors.length];
        int[] order = new int[posts.length];
        Arrays.setAll(order, i -> i);
        for (int pass = 0; pass < passes; pass++) {
            trainer.pass(order, posts, targets);
            if (pass >= passes / 2) {
                for (int i = 0; i < vectors.length; i++) {
                    vectors[i] += trainer.share * trainer.vectors[i];
                }
                trainer.windows.average(trainer.share);
                trainer.thresholds.average(trainer.share);
                trainer.shares.average(trainer.share);
            }
            afterPass.run();
        }
        return trainer.model(vectors);
    }

    private void pass(int[] order, int[][] posts, float[][] targets) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        int gathered = 0;
        for (int post : order) {
            learn(posts[post], targets[post]);
            if (++gathered == BATCH) {
                gathered = 0;
                windows.step();
                thresholds.step();
                shares.step();
            }
        }
    }

    private void learn(int[] post, float[] target) {
        float weight = 0;
        for (float part : target) {
            weight += part;
        }
        int count = Math.min(MOST_WORDS, post.length / 2);
        long out = 0;
        for (int i = 0; i < count; i++) {
            out |= random.nextFloat() < WORDS_LEFT_OUT ? 1L << i : 0;
        }
        for (int filter = 0; filter < FILTERS; filter++) {
            kept[filter] = random.nextFloat() < FILTERS_LEFT_OUT ? 0 : (float) (1 / (1 - FILTERS_LEFT_OUT));
        }
        read(post, count, out);
        excite(count);
        Arrays.fill(errors, 0);
        for (int l = 0; l < labels; l++) {
            errors[l] = constants[l];
            for (int filter = 0; filter < FILTERS; filter++) {
                errors[l] += shares.values[l * FILTERS + filter] * excited[filter] * kept[filter];
            }
        }
        Softmax.probabilities(errors);
        for (int l = 0; l < labels; l++) {
            errors[l] = errors[l] * weight - target[l];
            constants[l] -= (float) (STEP_OF_CONSTANTS * errors[l]);
        }
        gradients(count);
        moveWords(post, count, out);
    }

    /** Puts the vectors of the words side by side, an empty place before the first and behind the last. */
    private void read(int[] post, int count, long out) {
        Arrays.fill(input, 0, (count + 2) * size, 0);
        for (int i = 0; i < count; i++) {
            if ((out >>> i & 1) == 0) {
                int to = (i + 1) * size;
                words.forEachRow(post[2 * i], post[2 * i + 1], row -> {
                    for (int n = 0; n < size; n++) {
                        input[to + n] += vectors[row * size + n];
                    }
                });
            }
        }
    }

    private void excite(int count) {
        Arrays.fill(excited, 0);
        for (int window = 0; window < count; window++) {
            System.arraycopy(thresholds.values, 0, sums, 0, FILTERS);
            for (int n = 0; n < PhraseModel.WIDTH * size; n++) {
                addTo(sums, input[window * size + n], windows.values, n * FILTERS);
            }
            for (int filter = 0; filter < FILTERS; filter++) {
                if (sums[filter] > excited[filter]) {
                    excited[filter] = sums[filter];
                    at[filter] = window;
                }
            }
        }
    }

    private static void addTo(float[] sums, float by, float[] row, int from) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += by * row[from + i];
        }
    }

    private void gradients(int count) {
        Arrays.fill(inputGradient, 0, (count + 2) * size, 0);
        for (int filter = 0; filter < FILTERS; filter++) {
            if (kept[filter] > 0 && excited[filter] > 0) {
                float slope = 0;
                for (int l = 0; l < labels; l++) {
                    int share = l * FILTERS + filter;
                    slope += (float) errors[l] * shares.values[share];
                    shares.gradient[share] += (float) errors[l] * excited[filter] * kept[filter];
                }
                slope *= kept[filter];
                thresholds.gradient[filter] += slope;
                int from = at[filter] * size;
                for (int n = 0; n < PhraseModel.WIDTH * size; n++) {
                    windows.gradient[n * FILTERS + filter] += slope * input[from + n];
                    inputGradient[from + n] += slope * windows.values[n * FILTERS + filter];
                }
            }
        }
    }

    private void moveWords(int[] post, int count, long out) {
        for (int i = 0; i < count; i++) {
            int from = (i + 1) * size;
            float squares = 0;
            for (int n = 0; n < size; n++) {
                squares += inputGradient[from + n] * inputGradient[from + n];
            }
            if (squares > 0 && (out >>> i & 1) == 0) {
                float mean = squares / size;
                words.forEachRow(post[2 * i], post[2 * i + 1], row -> {
                    vectorSquares[row] += mean;
                    float rate = STEP_OF_WORDS / (float) Math.sqrt(vectorSquares[row] + LEAST);
                    for (int n = 0; n < size; n++) {
                        vectors[row * size + n] -= rate * inputGradient[from + n];
                    }
                });
            }
        }
    }

    /** Only differences between labels matter: without the labels' mean, so that a share speaks for itself. */
    private float[] centred(float[] values, int filters) {
        float[] centred = new float[values.length];
        for (int filter = 0; filter < filters; filter++) {
            float mean = 0;
            for (int l = 0; l < labels; l++) {
                mean += values[l * filters + filter] / labels;
            }
            for (int l = 0; l < labels; l++) {
                centred[l * filters + filter] = values[l * filters + filter] - mean;
            }
        }
        return centred;
    }

    private PhraseModel model(float[] averaged) {
        float[] ofWords = Arrays.copyOf(averaged, words.keys().length * size);
        float[] marks = Arrays.copyOfRange(averaged, words.firstMark() * size, averaged.length);
        return PhraseModel.rounded(
                words.keys(),
                ofWords,
                new PhraseModel.Layers(
                        marks,
                        windows.average,
                        thresholds.average,
                        centred(shares.average, FILTERS),
                        centred(constants, 1)));
    }
}
