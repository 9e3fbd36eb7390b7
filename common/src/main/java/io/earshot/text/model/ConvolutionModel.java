package io.earshot.text.model;

import io.earshot.text.model.Classifier.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolution networks that judge together, made fast: as a filter is linear in the vectors of its three pieces, what a
 * word adds to every filter at each of the three places is computed once, when the model is made, and judging a post is
 * but adding rows of a table ({@code ToneBenchmark}). It never changes, so that threads can share it.
 */
public final class ConvolutionModel {
    private static final int DIMENSION = ConvolutionWeights.DIMENSION;
    private static final int WIDTH = ConvolutionWeights.WIDTH;

    private final List<ConvolutionWeights> networks;
    private final int labels;

    /** Filters of all networks. */
    private final int filters;

    private final int wordMask;

    /** Length of a table's row: a number for each filter at each of three places, then what the mean adds to each label. */
    private final int row;

    /** A row a word, and behind them one of zeros for what is beyond the post's ends. */
    private final float[] words;

    /** A row a class, and one of zeros. */
    private final float[] classes;

    /** A row of a number a label for each filter. */
    private final float[] output;

    /** A row of a number a label for each bucket of the features of the whole. */
    private final float[] wholes;

    private final double[] constants;

    /** @param networks of as many words and labels each; their scores are added */
    ConvolutionModel(List<ConvolutionWeights> networks, int labels) {
        this.networks = List.copyOf(networks);
        this.labels = labels;
        int wordRows = networks.isEmpty() ? 1 : networks.get(0).words;
        for (ConvolutionWeights network : networks) {
            if (network.words != wordRows || network.labels != labels) {
                throw new IllegalArgumentException("expected networks of " + wordRows + " words and " + labels
                        + " labels, found one of " + network.words + " and " + network.labels);
            }
        }
        filters = networks.stream().mapToInt(network -> network.filters).sum();
        wordMask = wordRows - 1;
        row = WIDTH * filters + labels;
        words = new float[networks.isEmpty() ? 0 : (wordRows + 1) * row];
        classes = new float[networks.isEmpty() ? 0 : (ConvolutionWeights.CLASSES + 1) * row];
        output = new float[filters * labels];
        wholes = new float[networks.isEmpty() ? 0 : ConvolutionWeights.WHOLES * labels];
        constants = new double[labels];
        int first = 0;
        for (ConvolutionWeights network : networks) {
            tabulate(network, network.wordVectors, words, first);
            tabulate(network, network.classVectors, classes, first);
            takeOutput(network, first);
            first += network.filters;
        }
    }

    /** No network: it adds nothing to a score. */
    public static ConvolutionModel none(int labels) {
        return new ConvolutionModel(List.of(), labels);
    }

    /** How many networks there are. */
    public int size() {
        return networks.size();
    }

    List<ConvolutionWeights> networks() {
        return networks;
    }

    int labels() {
        return labels;
    }

    /** Adds what each vector gives to a network's filters, which stand from {@code first} on among those of all. */
    private void tabulate(ConvolutionWeights network, float[] vectors, float[] table, int first) {
        for (int vector = 0; vector < vectors.length / DIMENSION; vector++) {
            for (int j = 0; j < DIMENSION; j++) {
                float value = vectors[vector * DIMENSION + j];
                for (int place = 0; place < WIDTH; place++) {
                    int from = (place * DIMENSION + j) * network.filters;
                    int to = vector * row + place * filters + first;
                    for (int f = 0; f < network.filters; f++) {
                        table[to + f] += network.convolution[from + f] * value;
                    }
                }
                for (int label = 0; label < labels; label++) {
                    table[vector * row + WIDTH * filters + label] += network.output[network.meanRow(j) + label] * value;
                }
            }
        }
    }

    private void takeOutput(ConvolutionWeights network, int first) {
        System.arraycopy(network.output, 0, output, first * labels, network.filters * labels);
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] += network.output[network.wholeRow(0) + i];
        }
        for (int label = 0; label < labels; label++) {
            constants[label] += network.output[network.constantRow() + label];
        }
    }

    /** Adds to each label's score, a logarithm of odds. */
    public void addTo(Features features, double[] scores) {
        if (filters == 0) {
            return;
        }
        float[] strongest = new float[filters];
        float[] mean = new float[labels];
        int length = features.length();
        for (int i = 0; i < length; i++) {
            slide(features, i, strongest);
            int word = wordRow(features, i) + WIDTH * filters;
            int pieceClass = classRow(features, i) + WIDTH * filters;
            for (int label = 0; label < labels; label++) {
                mean[label] += words[word + label] + classes[pieceClass + label];
            }
        }
        float root = ConvolutionPass.rootOf(length);
        for (int label = 0; label < labels; label++) {
            scores[label] += constants[label] + mean[label] * root;
        }
        for (int f = 0; f < filters; f++) {
            for (int label = 0; label < labels; label++) {
                scores[label] += output[f * labels + label] * strongest[f];
            }
        }
        for (int i = features.firstOfTheWhole(); i < features.size(); i++) {
            int bucket = wholeRow(features, i);
            for (int label = 0; label < labels; label++) {
                scores[label] += wholes[bucket + label] * features.value(i);
            }
        }
    }

    /** Lays all filters on a piece and its neighbours, and keeps the larger values. */
    private void slide(Features features, int piece, float[] strongest) {
        slide(
                strongest,
                words,
                wordRow(features, piece - 1),
                wordRow(features, piece) + filters,
                wordRow(features, piece + 1) + 2 * filters,
                classes,
                classRow(features, piece - 1),
                classRow(features, piece) + filters,
                classRow(features, piece + 1) + 2 * filters);
    }

    /** So plain that the just-in-time compiler makes vector instructions of it. */
    private static void slide(
            float[] strongest,
            float[] words,
            int before,
            int here,
            int behind,
            float[] classes,
            int classBefore,
            int classHere,
            int classBehind) {
        for (int f = 0; f < strongest.length; f++) {
            float sum = words[before + f]
                    + words[here + f]
                    + words[behind + f]
                    + classes[classBefore + f]
                    + classes[classHere + f]
                    + classes[classBehind + f];
            strongest[f] = Math.max(strongest[f], sum);
        }
    }

    private int wordRow(Features features, int piece) {
        boolean inside = piece >= 0 && piece < features.length();
        return (inside ? features.word(piece) & wordMask : wordMask + 1) * row;
    }

    private int classRow(Features features, int piece) {
        boolean inside = piece >= 0 && piece < features.length();
        return (inside ? features.pieceClass(piece) & ConvolutionWeights.CLASSES - 1 : ConvolutionWeights.CLASSES) * row;
    }

    private int wholeRow(Features features, int feature) {
        return (features.hash(feature) & ConvolutionWeights.WHOLES - 1) * labels;
    }

    /** What moved the score of a label: each filter's window where it was strongest, each piece, and the whole. */
    List<Reason> reasons(Features features, int label) {
        List<Reason> reasons = new ArrayList<>();
        if (filters == 0) {
            return reasons;
        }
        int length = features.length();
        float[] strongest = new float[filters];
        float root = ConvolutionPass.rootOf(length);
        int[] where = new int[filters];
        for (int i = 0; i < length; i++) {
            float[] before = strongest.clone();
            slide(features, i, strongest);
            for (int f = 0; f < filters; f++) {
                where[f] = strongest[f] > before[f] ? i : where[f];
            }
            float sum = words[wordRow(features, i) + WIDTH * filters + label]
                    + classes[classRow(features, i) + WIDTH * filters + label];
            reasons.add(new Reason(Family.WORDS, i, i, sum * root));
        }
        for (int f = 0; f < filters; f++) {
            if (strongest[f] > 0) {
                int first = Math.max(0, where[f] - 1);
                int last = Math.min(length - 1, where[f] + 1);
                reasons.add(new Reason(Family.PATTERN, first, last, output[f * labels + label] * strongest[f]));
            }
        }
        for (int i = features.firstOfTheWhole(); i < features.size(); i++) {
            float part = wholes[wholeRow(features, i) + label] * features.value(i);
            reasons.add(new Reason(features.family(i), features.firstPiece(i), features.lastPiece(i), part));
        }
        return reasons;
    }
}
