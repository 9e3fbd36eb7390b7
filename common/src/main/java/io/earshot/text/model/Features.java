package io.earshot.text.model;

import java.util.Arrays;

/**
 * What a post shows a classifier: hashed features, each with a value and with where in the post it comes from. Made once
 * and filled again and again; not for several threads.
 *
 * <p>Of the many sparse ones (words, pairs, letters) each kind is scaled to the length 1, so that a long post is not
 * surer than a short one: see {@link #scale}.
 */
public final class Features {
    private static final Family[] FAMILIES = Family.values();
    private static final int LARGEST_PLACE = (1 << 12) - 1;

    private int[] hashes = new int[128];
    private float[] values = new float[128];
    private int[] origins = new int[128];
    private int size;
    private int origin;

    /** Forgets all, for the next post. */
    public void clear() {
        size = 0;
        origin = 0;
    }

    /** Forgets all but the first so many. */
    public void cut(int count) {
        size = Math.min(size, count);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The features that are added from now on are of this family, and come from these pieces of the post. */
    @SuppressWarnings("EnumOrdinal") // packed with the place, as there are hundreds a post
    public void from(Family family, int firstPiece, int lastPiece) {
        origin =
                family.ordinal() << 24 | Math.min(firstPiece, LARGEST_PLACE) << 12 | Math.min(lastPiece, LARGEST_PLACE);
    }

    /** The hash that a feature is kept by: of all 64 bits the upper half, which depends on all of what was multiplied. */
    public static int hash(long hash) {
        return (int) (hash >>> Integer.SIZE);
    }

    /** Adds a feature of the current origin. */
    public void add(long hash, float value) {
        addHashed(hash(hash), value);
    }

    /** Adds a feature of the current origin by the {@link #hash(long)} of it. */
    public void addHashed(int hash, float value) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            origins = Arrays.copyOf(origins, 2 * size);
        }
        hashes[size] = hash;
        values[size] = value;
        origins[size++] = origin;
    }

    /** Divides the values of the features from {@code first} on by their length, and multiplies them by {@code weight}. */
    public void scale(int first, float weight) {
        double squares = 0;
        for (int i = first; i < size; i++) {
            squares += values[i] * values[i];
        }
        if (squares > 0) {
            float by = (float) (weight / Math.sqrt(squares));
            for (int i = first; i < size; i++) {
                values[i] *= by;
            }
        }
    }

    /** The first {@link #size} are those of the features. */
    int[] hashes() {
        return hashes;
    }

    /** The first {@link #size} are those of the features. */
    float[] values() {
        return values;
    }

    int hash(int i) {
        return hashes[i];
    }

    float value(int i) {
        return values[i];
    }

    Family family(int i) {
        return FAMILIES[origins[i] >>> 24];
    }

    /** Where it comes from, as one number that is the same for the features of one place and family. */
    int origin(int i) {
        return origins[i];
    }

    int firstPiece(int i) {
        return origins[i] >>> 12 & LARGEST_PLACE;
    }

    int lastPiece(int i) {
        return origins[i] & LARGEST_PLACE;
    }
}
