package io.earshot.text.model;

import io.earshot.text.model.Passages.Passage;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One post's way through a network: what each layer makes of it. Used again and again; not for several threads. */
final class ConvolutionPass {
    private static final int DIMENSION = ConvolutionWeights.DIMENSION;

    private final ConvolutionWeights weights;
    final double[] scores;

    /** The vectors of the pieces, with one of zeros before and one behind. */
    float[] vectors = new float[0];

    /** Whether a piece's word was left out. */
    boolean[] dropped = new boolean[0];

    /** Of each filter, the largest value, at least 0, and the piece in whose window it was; -1 if none was above 0. */
    final float[] activation;

    final int[] where;

    final float[] mean = new float[DIMENSION];

    /** What each filter, dimension and feature of the whole is multiplied by: 0 where left out. */
    float[] kept = new float[0];

    private final float[] sums;

    ConvolutionPass(ConvolutionWeights weights) {
        this.weights = weights;
        scores = new double[weights.labels];
        activation = new float[weights.filters];
        where = new int[weights.filters];
        sums = new float[weights.filters];
    }

    /**
     * Computes the scores.
     *
     * @param wordDropout how many of the words are left out while learning, 0..1
     * @param dropout how many of the inputs of the last layer are
     * @param random decides which; null where none is
     */
    void forward(Passage passage, double wordDropout, double dropout, @Nullable Random random) {
        choose(passage, wordDropout, dropout, random);
        embed(passage);
        convolve(passage.words().length);
        addUp(passage);
    }

    private void choose(Passage passage, double wordDropout, double dropout, @Nullable Random random) {
        int length = passage.words().length;
        int inputs = weights.filters + DIMENSION + passage.wholes().length;
        if (dropped.length < length) {
            dropped = new boolean[2 * length];
            vectors = new float[(2 * length + 2) * DIMENSION];
        }
        if (kept.length < inputs) {
            kept = new float[2 * inputs];
        }
        for (int i = 0; i < length; i++) {
            dropped[i] = random != null && random.nextFloat() < wordDropout;
        }
        float scale = random == null ? 1 : (float) (1 / (1 - dropout));
        for (int i = 0; i < inputs; i++) {
            kept[i] = random != null && random.nextFloat() < dropout ? 0 : scale;
        }
    }

    private void embed(Passage passage) {
        int length = passage.words().length;
        Arrays.fill(vectors, 0, DIMENSION, 0);
        Arrays.fill(vectors, (length + 1) * DIMENSION, (length + 2) * DIMENSION, 0);
        Arrays.fill(mean, 0);
        for (int i = 0; i < length; i++) {
            int at = (i + 1) * DIMENSION;
            System.arraycopy(
                    weights.classVectors,
                    ConvolutionWeights.classRow(passage.classes()[i]),
                    vectors,
                    at,
                    DIMENSION);
            if (!dropped[i]) {
                int row = weights.wordRow(passage.words()[i]);
                for (int j = 0; j < DIMENSION; j++) {
                    vectors[at + j] += weights.wordVectors[row + j];
                }
            }
            for (int j = 0; j < DIMENSION; j++) {
                mean[j] += vectors[at + j];
            }
        }
        float root = rootOf(length);
        for (int j = 0; j < DIMENSION; j++) {
            mean[j] *= root;
        }
    }

    /** What the sum of so many vectors is multiplied by. */
    static float rootOf(int length) {
        return length == 0 ? 0 : (float) (1 / Math.sqrt(length));
    }

    private void convolve(int length) {
        int filters = weights.filters;
        Arrays.fill(activation, 0);
        Arrays.fill(where, -1);
        for (int i = 0; i < length; i++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < ConvolutionWeights.WINDOW; k++) {
                float input = vectors[i * DIMENSION + k];
                int row = k * filters;
                for (int f = 0; f < filters; f++) {
                    sums[f] += weights.convolution[row + f] * input;
                }
            }
            for (int f = 0; f < filters; f++) {
                if (sums[f] > activation[f]) {
                    activation[f] = sums[f];
                    where[f] = i;
                }
            }
        }
    }

    private void addUp(Passage passage) {
        for (int label = 0; label < scores.length; label++) {
            scores[label] = weights.output[weights.constantRow() + label];
        }
        for (int f = 0; f < weights.filters; f++) {
            add(weights.filterRow(f), activation[f] * kept[f]);
        }
        for (int j = 0; j < DIMENSION; j++) {
            add(weights.meanRow(j), mean[j] * kept[weights.filters + j]);
        }
        for (int i = 0; i < passage.wholes().length; i++) {
            add(
                    weights.wholeRow(passage.wholes()[i]),
                    passage.values()[i] * kept[weights.filters + DIMENSION + i]);
        }
    }

    private void add(int row, float value) {
        for (int label = 0; label < scores.length; label++) {
            scores[label] += weights.output[row + label] * value;
        }
    }
}
