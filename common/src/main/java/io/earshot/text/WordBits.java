package io.earshot.text;

/**
 * Sets of words as 64 bits, one of them for each word: what has not the word's bit has not the word. Most words that stand
 * behind another do not go on with a phrase that begins so, and need not be looked up to know it.
 */
final class WordBits {
    private static final int FACTOR = 0x9E3779B9;

    /** The upper six bits, which depend on all of the hash. */
    private static final int SHIFT = Integer.SIZE - 6;

    private WordBits() {}

    static long of(String word) {
        return of(word.hashCode());
    }

    /** @param hash of a word, as {@link String#hashCode} */
    static long of(int hash) {
        return 1L << ((hash * FACTOR) >>> SHIFT);
    }
}
