package io.earshot.token;

/**
 * What a brand's options make of words, as a set of bits. Terms of brands with the same bits are looked for among forms
 * of tokens that were made for these bits alone, so that one brand's options change nothing for another.
 */
public final class Variant {
    /** The options as they are without settings. */
    public static final int PLAIN = 0;

    public static final int ACCENTS = 1;
    public static final int HASHTAGS = 2;
    public static final int LEETSPEAK = 4;

    private Variant() {}

    /** The hash by which texts of a variant are found; no two variants of a text have the same. */
    public static long hash(long hash, int variant) {
        return hash + variant * 0xA24BAED4963EE407L;
    }
}
