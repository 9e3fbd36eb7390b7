package io.earshot.text.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What a word and its two neighbours say together: a convolution over the words of a post, of whose windows each filter
 * keeps the one that excites it most (Kim 2014, Convolutional Neural Networks for Sentence Classification). A word is a
 * short vector, near those of words that are used alike, so that it knows words which its examples lack.
 *
 * <p>The first layer is linear in the words: what a word adds to each filter at each place of the window is the word's alone,
 * so it is summed up once a word ({@link #sums}) and a post costs additions. Threads can share it.
 */
public final class PhraseModel {
    /** How many words a window has. */
    static final int WIDTH = 3;

    /** There is room for what any set of them adds together. */
    private static final int MOST_MARKS = 16;

    private static final int LARGEST = 127;

    private final int size;
    private final int filters;
    private final int[] keys;
    private final byte[] vectors;
    private final float largest;
    private final Layers layers;
    /** What the marks of each set of bits add together, as {@link #sums} of a word; for those that were met. */
    private final AtomicReferenceArray<float[]> marks;

    /** What an unknown word adds. */
    private final float[] nothing;

    /** The {@link #sums} of the words that were asked for; 400 bytes each. */
    private final AtomicReferenceArray<float[]> sums;

    /**
     * What is learned beside the words' vectors.
     *
     * @param marks a vector for each mark that a word may have
     * @param windows for each number of the three vectors of a window, what it adds to each filter
     * @param thresholds of the filters
     * @param shares of each label's score, for each filter
     * @param constants of each label's score
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Layers(float[] marks, float[] windows, float[] thresholds, float[] shares, float[] constants) {}

    /**
     * What one window added to a label's score.
     *
     * @param middle the place of its middle word
     */
    public record Part(int middle, double weight) {}

    /**
     * Made of exact vectors, which it rounds to a byte a number.
     *
     * @param keys of the words, from the lowest
     * @param exact the vector of each, one behind the other
     */
    static PhraseModel rounded(int[] keys, float[] exact, Layers layers) {
        float largest = Float.MIN_NORMAL;
        for (float number : exact) {
            largest = Math.max(largest, Math.abs(number));
        }
        byte[] vectors = new byte[exact.length];
        for (int i = 0; i < exact.length; i++) {
            vectors[i] = (byte) Math.round(exact[i] / largest * LARGEST);
        }
        return new PhraseModel(keys, vectors, largest, layers);
    }

    private PhraseModel(int[] keys, byte[] vectors, float largest, Layers layers) {
        this.keys = keys;
        this.vectors = vectors;
        this.largest = largest;
        this.layers = layers;
        filters = layers.thresholds().length;
        size = layers.windows().length / WIDTH / Math.max(1, filters);
        if (filters == 0
                || size == 0
                || layers.windows().length != WIDTH * size * filters
                || vectors.length != keys.length * size
                || layers.marks().length % size != 0
                || layers.marks().length > MOST_MARKS * size
                || layers.shares().length != layers.constants().length * filters) {
            throw new IllegalArgumentException("the parts of the phrase model do not fit together");
        }
        nothing = new float[WIDTH * filters];
        sums = new AtomicReferenceArray<>(keys.length);
        marks = new AtomicReferenceArray<>(1 << (layers.marks().length / size));
    }

    /** How many labels it gives scores. */
    int labels() {
        return layers.constants().length;
    }

    /** How many words it knows. */
    public int words() {
        return keys.length;
    }

    /** Whether it knows the word with a key. */
    public boolean knows(int key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    /** What the word with a key adds to each filter as the last word of a window, the middle one and the first; null if it is not known. */
    public float @Nullable [] sums(int key) {
        int at = Arrays.binarySearch(keys, key);
        if (at < 0) {
            return null;
        }
        float[] known = sums.get(at);
        if (known == null) {
            known = products(vector(at));
            sums.set(at, known);
        }
        return known;
    }

    private float[] vector(int at) {
        float[] vector = new float[size];
        for (int i = 0; i < size; i++) {
            vector[i] = vectors[at * size + i] * largest / LARGEST;
        }
        return vector;
    }

    private float[] products(float[] vector) {
        float[] products = new float[WIDTH * filters];
        for (int place = 0; place < WIDTH; place++) {
            for (int i = 0; i < size; i++) {
                int row = (place * size + i) * filters;
                for (int filter = 0; filter < filters; filter++) {
                    products[place * filters + filter] += vector[i] * layers.windows()[row + filter];
                }
            }
        }
        return products;
    }

    /**
     * Adds what the windows of a post say to the labels' scores.
     *
     * @param words the {@link #sums} of each word, null where it is not known
     * @param bits of each word's marks
     */
    public void addTo(double[] scores, List<float @Nullable []> words, int[] bits) {
        float[] excited = new float[filters];
        float[][] sums = sums(words, bits);
        for (int middle = 0; middle < bits.length; middle++) {
            excite(excited, layers.thresholds(), sums, 2 * middle);
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] += layers.constants()[label] + shares(label, excited);
        }
    }

    /**
     * In one loop without a branch, which the JVM turns into instructions for many filters at once.
     *
     * @param sums of the words of a post and of their marks, by turns
     * @param at where those of the window begin
     */
    private static void excite(float[] excited, float[] thresholds, float[][] sums, int at) {
        int filters = thresholds.length;
        float[] first = sums[at];
        float[] ofFirst = sums[at + 1];
        float[] middle = sums[at + 2];
        float[] ofMiddle = sums[at + 3];
        float[] last = sums[at + 4];
        float[] ofLast = sums[at + 5];
        for (int filter = 0; filter < filters; filter++) {
            float sum = thresholds[filter] + first[filter] + ofFirst[filter];
            sum += middle[filters + filter] + ofMiddle[filters + filter];
            sum += last[2 * filters + filter] + ofLast[2 * filters + filter];
            excited[filter] = Math.max(excited[filter], sum);
        }
    }

    private float shares(int label, float[] excited) {
        float sum = 0;
        for (int filter = 0; filter < filters; filter++) {
            sum += layers.shares()[label * filters + filter] * excited[filter];
        }
        return sum;
    }

    /** What each word and its marks add to each filter, with a word that adds nothing before the first and behind the last. */
    private float[][] sums(List<float @Nullable []> words, int[] bits) {
        float[][] sums = new float[2 * bits.length + 4][];
        Arrays.fill(sums, nothing);
        for (int i = 0; i < bits.length; i++) {
            float[] word = words.get(i);
            if (word != null) {
                sums[2 * i + 2] = word;
            }
            if (bits[i] != 0) {
                sums[2 * i + 3] = ofMarks(bits[i]);
            }
        }
        return sums;
    }

    private float[] ofMarks(int bits) {
        float[] known = marks.get(bits);
        if (known == null) {
            float[] sum = new float[size];
            for (int left = bits; left != 0; left &= left - 1) {
                int from = Integer.numberOfTrailingZeros(left) * size;
                for (int i = 0; i < size; i++) {
                    sum[i] += layers.marks()[from + i];
                }
            }
            known = products(sum);
            marks.set(bits, known);
        }
        return known;
    }

    /** What each window added to a label's score, in their order; windows that no filter kept are left out. */
    public List<Part> parts(List<float @Nullable []> words, int[] bits, int label) {
        float[] excited = new float[filters];
        int[] kept = new int[filters];
        float[][] sums = sums(words, bits);
        for (int middle = 0; middle < bits.length; middle++) {
            float[] before = excited.clone();
            excite(excited, layers.thresholds(), sums, 2 * middle);
            for (int filter = 0; filter < filters; filter++) {
                if (excited[filter] > before[filter]) {
                    kept[filter] = middle;
                }
            }
        }
        double[] weights = new double[bits.length];
        for (int filter = 0; filter < filters; filter++) {
            if (excited[filter] > 0) {
                weights[kept[filter]] += layers.shares()[label * filters + filter] * excited[filter];
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int middle = 0; middle < weights.length; middle++) {
            if (weights[middle] != 0) {
                parts.add(new Part(middle, weights[middle]));
            }
        }
        return parts;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(keys.length);
            for (int key : keys) {
                out.writeInt(key);
            }
            out.writeFloat(largest);
            out.writeInt(vectors.length);
            out.write(vectors);
            for (float[] layer : layers()) {
                out.writeInt(layer.length);
                for (float number : layer) {
                    out.writeFloat(number);
                }
            }
        }
        return bytes.toByteArray();
    }

    private List<float[]> layers() {
        return List.of(layers.marks(), layers.windows(), layers.thresholds(), layers.shares(), layers.constants());
    }

    /**
     * Reads one.
     *
     * @throws IOException if bytes are missing or left over
     * @throws IllegalArgumentException if its parts do not fit together
     */
    static PhraseModel of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int[] keys = new int[count(in)];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = in.readInt();
            }
            float largest = in.readFloat();
            byte[] vectors = new byte[count(in)];
            in.readFully(vectors);
            Layers layers = new Layers(floats(in), floats(in), floats(in), floats(in), floats(in));
            if (in.available() > 0) {
                throw new IOException("expected the end of the phrases, found " + in.available() + " bytes more");
            }
            return new PhraseModel(keys, vectors, largest, layers);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] floats = new float[count(in)];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = in.readFloat();
        }
        return floats;
    }

    /** A count that what is left can hold. */
    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new IOException("expected a count, found " + count);
        }
        return count;
    }
}
