package io.earshot.text.model;

import io.earshot.text.model.Passages.Passage;

/**
 * The weights of a small convolution network (Kim 2014, Convolutional Neural Networks for Sentence Classification). A
 * piece of a post becomes a vector: that of its word (hashed) plus that of its class. Filters slide over three neighbours
 * at a time; of each its largest value counts, if above 0. Those, the sum of the vectors over the root of their number,
 * and the features of the whole post are weighed for each label.
 */
final class ConvolutionWeights {
    /** Length of a piece's vector. */
    static final int DIMENSION = 16;

    /** Pieces that a filter sees. */
    static final int WIDTH = 3;

    /** Numbers in those pieces' vectors. */
    static final int WINDOW = WIDTH * DIMENSION;

    static final int CLASSES = 512;
    static final int WHOLES = 2048;

    final int words;
    final int filters;
    final int labels;

    /** A row of {@link #DIMENSION} a word. */
    final float[] wordVectors;

    /** A row of {@link #DIMENSION} a class. */
    final float[] classVectors;

    /** A row of as many as there are filters for each number of a window. */
    final float[] convolution;

    /** A row of a number a label for each filter, then each dimension, then each bucket of the whole, then a constant. */
    final float[] output;

    ConvolutionWeights(int words, int filters, int labels) {
        this(
                filters,
                labels,
                new float[words * DIMENSION],
                new float[CLASSES * DIMENSION],
                new float[WINDOW * filters],
                new float[(filters + DIMENSION + WHOLES + 1) * labels]);
    }

    ConvolutionWeights(
            int filters,
            int labels,
            float[] wordVectors,
            float[] classVectors,
            float[] convolution,
            float[] output) {
        this.words = wordVectors.length / DIMENSION;
        this.filters = filters;
        this.labels = labels;
        this.wordVectors = wordVectors;
        this.classVectors = classVectors;
        this.convolution = convolution;
        this.output = output;
        if (Integer.bitCount(words) != 1
                || classVectors.length != CLASSES * DIMENSION
                || convolution.length != WINDOW * filters
                || output.length != (filters + DIMENSION + WHOLES + 1) * labels) {
            throw new IllegalArgumentException("expected the weights of a network with a power of two of words, found "
                    + words + " words and " + filters + " filters for " + labels + " labels");
        }
    }

    int wordRow(int hash) {
        return (hash & words - 1) * DIMENSION;
    }

    static int classRow(int pieceClass) {
        return (pieceClass & CLASSES - 1) * DIMENSION;
    }

    int filterRow(int filter) {
        return filter * labels;
    }

    int meanRow(int dimension) {
        return (filters + dimension) * labels;
    }

    int wholeRow(int hash) {
        return (filters + DIMENSION + (hash & WHOLES - 1)) * labels;
    }

    int constantRow() {
        return (filters + DIMENSION + WHOLES) * labels;
    }

    /** The scores, as the definition says, without tables: what the fast way must agree with. */
    double[] scores(Passage passage) {
        ConvolutionPass pass = new ConvolutionPass(this);
        pass.forward(passage, 0, 0, null);
        return pass.scores.clone();
    }
}
