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

/**
 * What a word and its two neighbours say together: a convolution over the words of a post, of whose windows each filter
 * keeps the one that excites it most (Kim 2014, Convolutional Neural Networks for Sentence Classification). A word is a
 * short vector, near those of words that are used alike, so that it knows words which its examples lack.
 *
 * <p>The first layer is linear in the words: what a word adds to each filter at each place of the window is the word's alone,
 * so it is summed up once, and a post costs additions. Threads can share it.
 */
public final class PhraseModel {
    /** How many words a window has. */
    static final int WIDTH = 3;

    /** There is room for what any set of them adds together. */
    private static final int MOST_MARKS = 16;

    private static final int LARGEST = 127;
    private static final int FACTOR = 0x9E3779B9;

    /** A threshold, three words and their marks are added up, each up to 4.57: a learned one is seldom beyond 2. */
    private static final Fours FOURS = new Fours(1 + 2 * WIDTH, 512);

    private final int size;
    private final int filters;
    /** How many longs hold a number for each filter. */
    private final int fours;

    private final int[] keys;
    /** The place of each key, counted from 1, in the slot that its hash chooses or the next free one. */
    private final int[] slots;

    private final byte[] vectors;
    private final float largest;
    private final Layers layers;
    /** What windows begin with. */
    private final long[] thresholds;

    /** For each number of a vector what it adds to each filter in each place of the window. */
    private final float[] windows;

    /**
     * A row a word: what it adds to each filter as the last word of a window, then as the middle one, then as the first. The
     * first row, of a word that is not known, adds nothing.
     */
    private final long[] rows;

    /** What the marks of each set of bits add together, as a row; for those that were met. */
    private final AtomicReferenceArray<long[]> marks;

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
        fours = Fours.longs(filters);
        thresholds = new long[fours];
        for (int filter = 0; filter < filters; filter++) {
            FOURS.add(layers.thresholds()[filter], thresholds, 0, filter);
        }
        Arrays.setAll(thresholds, i -> thresholds[i] + Fours.ZEROS);
        windows = byNumber();
        rows = rows();
        marks = new AtomicReferenceArray<>(1 << (layers.marks().length / size));
        slots = new int[4 * Integer.highestOneBit(Math.max(1, keys.length))];
        for (int at = 0; at < keys.length; at++) {
            slots[slot(keys[at])] = at + 1;
        }
    }

    /** Where a key's place is, or the free slot where it would be. */
    private int slot(int key) {
        // The upper bits, which depend on all of the key.
        int slot = (key * FACTOR) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** How many labels it gives scores. */
    int labels() {
        return layers.constants().length;
    }

    /** How many words it knows. */
    public int words() {
        return keys.length;
    }

    /** The row of the word with a key, for {@link #addTo}; 0 if it is not known. */
    public int row(int key) {
        return slots[slot(key)];
    }

    private long[] rows() {
        long[] rows = new long[(keys.length + 1) * WIDTH * fours];
        float[] vector = new float[size];
        for (int word = 0; word < keys.length; word++) {
            for (int i = 0; i < size; i++) {
                vector[i] = vectors[word * size + i] * largest / LARGEST;
            }
            put(vector, rows, (word + 1) * WIDTH * fours);
        }
        return rows;
    }

    private float[] byNumber() {
        float[] byNumber = new float[layers.windows().length];
        for (int place = 0; place < WIDTH; place++) {
            for (int i = 0; i < size; i++) {
                System.arraycopy(
                        layers.windows(),
                        (place * size + i) * filters,
                        byNumber,
                        (i * WIDTH + place) * filters,
                        filters);
            }
        }
        return byNumber;
    }

    /** Puts the row of a vector where it begins. */
    private void put(float[] vector, long[] rows, int from) {
        float[] products = new float[WIDTH * filters];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < products.length; j++) {
                products[j] += vector[i] * windows[i * products.length + j];
            }
        }
        for (int place = 0; place < WIDTH; place++) {
            for (int filter = 0; filter < filters; filter++) {
                FOURS.add(products[place * filters + filter], rows, from + place * fours, filter);
            }
        }
    }

    /**
     * Adds what the windows of a post say to the labels' scores.
     *
     * @param words the {@link #row} of each word
     * @param bits of each word's marks
     */
    public void addTo(double[] scores, int[] words, int[] bits) {
        long[] excited = calm();
        long[] post = post(words, bits);
        for (int middle = 0; middle < words.length; middle++) {
            excite(excited, thresholds, post, middle * WIDTH * fours);
        }
        float[] numbers = new float[filters];
        for (int filter = 0; filter < filters; filter++) {
            numbers[filter] = FOURS.number(excited, filter);
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] += layers.constants()[label] + shares(label, numbers);
        }
    }

    /** Filters that no window has excited. */
    private long[] calm() {
        long[] calm = new long[fours];
        Arrays.fill(calm, Fours.ZEROS);
        return calm;
    }

    /**
     * The rows of a post's words, with what their marks add, and one that adds nothing before the first and behind the last.
     * Copied first: the processor then waits for all of them together, not for one after the other.
     */
    private long[] post(int[] words, int[] bits) {
        int row = WIDTH * fours;
        long[] post = new long[(words.length + 2) * row];
        for (int word = 0; word < words.length; word++) {
            if (words[word] > 0) {
                System.arraycopy(rows, words[word] * row, post, (word + 1) * row, row);
            }
        }
        for (int word = 0; word < words.length; word++) {
            if (bits[word] != 0) {
                add(ofMarks(bits[word]), post, (word + 1) * row);
            }
        }
        return post;
    }

    private static void add(long[] more, long[] post, int from) {
        for (int i = 0; i < more.length; i++) {
            post[from + i] += more[i];
        }
    }

    /** Shows the filters the window that begins with the row at a place. */
    private static void excite(long[] excited, long[] thresholds, long[] post, int first) {
        int fours = thresholds.length;
        int second = first + (WIDTH + 1) * fours;
        int third = second + (WIDTH + 1) * fours;
        for (int i = 0; i < fours; i++) {
            long sum = thresholds[i] + post[first + i] + post[second + i] + post[third + i];
            excited[i] = Fours.larger(sum, excited[i]);
        }
    }

    private float shares(int label, float[] excited) {
        float sum = 0;
        for (int filter = 0; filter < filters; filter++) {
            sum += layers.shares()[label * filters + filter] * excited[filter];
        }
        return sum;
    }

    private long[] ofMarks(int bits) {
        long[] known = marks.get(bits);
        if (known == null) {
            float[] sum = new float[size];
            for (int left = bits; left != 0; left &= left - 1) {
                int from = Integer.numberOfTrailingZeros(left) * size;
                for (int i = 0; i < size; i++) {
                    sum[i] += layers.marks()[from + i];
                }
            }
            known = new long[WIDTH * fours];
            put(sum, known, 0);
            marks.set(bits, known);
        }
        return known;
    }

    /** What each window added to a label's score, in their order; windows that no filter kept are left out. */
    public List<Part> parts(int[] words, int[] bits, int label) {
        long[] excited = calm();
        int[] kept = new int[filters];
        long[] post = post(words, bits);
        for (int middle = 0; middle < words.length; middle++) {
            long[] before = excited.clone();
            excite(excited, thresholds, post, middle * WIDTH * fours);
            for (int filter = 0; filter < filters; filter++) {
                if (FOURS.number(excited, filter) > FOURS.number(before, filter)) {
                    kept[filter] = middle;
                }
            }
        }
        double[] weights = new double[bits.length];
        for (int filter = 0; filter < filters; filter++) {
            float number = FOURS.number(excited, filter);
            if (number > 0) {
                weights[kept[filter]] += layers.shares()[label * filters + filter] * number;
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
