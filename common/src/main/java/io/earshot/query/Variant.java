package io.earshot.query;

import io.earshot.brand.MatchOptions;

/**
 * What a brand's options make of words, as a set of bits. Terms of brands with the same bits are looked for among forms
 * of tokens that were made for these bits alone, so that one brand's options change nothing for another.
 */
final class Variant {
    /** The options as they are without settings. */
    static final int PLAIN = 0;

    static final int ACCENTS = 1;
    static final int HASHTAGS = 2;
    static final int LEETSPEAK = 4;

    private Variant() {}

    /** The hash by which texts of a variant are found; no two variants of a text have the same. */
    static long hash(long hash, int variant) {
        return hash + variant * 0xA24BAED4963EE407L;
    }

    static int of(MatchOptions options) {
        return (options.accents() == MatchOptions.Letters.FOLD ? ACCENTS : 0)
                | (options.hashtags() == MatchOptions.Hashtags.SPLIT ? HASHTAGS : 0)
                | (options.leetspeak() == MatchOptions.Letters.FOLD ? LEETSPEAK : 0);
    }
}
