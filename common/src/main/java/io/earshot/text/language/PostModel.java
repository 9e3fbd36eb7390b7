package io.earshot.text.language;

import io.earshot.text.Resources;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What was learned from labelled posts: a linear model over the {@linkplain WordFeatures letter groups and words} of
 * posts in the languages that there were labels for. It knows how people write, which OpenNLP's model, made of
 * sentences of newspapers and web pages, does not; Hindi in Latin letters most of all.
 *
 * <p>Its file: the labels, parted by spaces, and the number of buckets' bits; what a weight of 1 is worth; a constant
 * for each label; a byte for each bucket and label. All as {@link DataInputStream} reads them.
 */
final class PostModel {
    private final List<String> labels;
    private final int mask;
    private final float step;
    private final float[] constants;
    private final byte[] weights;

    PostModel(List<String> labels, int bits, float step, float[] constants, byte[] weights) {
        this.labels = labels;
        this.mask = (1 << bits) - 1;
        this.step = step;
        this.constants = constants;
        this.weights = weights;
        if (constants.length != labels.size() || weights.length != labels.size() << bits) {
            throw new IllegalArgumentException("the language model does not have a weight for each label and bucket");
        }
    }

    /** The model of the class path. */
    static PostModel load() {
        byte[] bytes = Resources.bytes("language/posts.weights");
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<String> labels = List.of(in.readUTF().split(" ", -1));
            int bits = in.readInt();
            float step = in.readFloat();
            float[] constants = new float[labels.size()];
            for (int label = 0; label < constants.length; label++) {
                constants[label] = in.readFloat();
            }
            return new PostModel(labels, bits, step, constants, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** BCP 47 codes, in the order of the scores. */
    List<String> labels() {
        return labels;
    }

    /** The scores of a post without a word. */
    float[] constants() {
        return constants.clone();
    }

    /** What a word adds to each label's score, the logarithm of its odds. */
    float[] scores(String word) {
        int count = labels.size();
        int[] sums = new int[count];
        for (int hash : WordFeatures.of(word)) {
            int row = (hash & mask) * count;
            for (int label = 0; label < count; label++) {
                sums[label] += weights[row + label];
            }
        }
        float[] scores = new float[count];
        for (int label = 0; label < count; label++) {
            scores[label] = sums[label] * step;
        }
        return scores;
    }
}
