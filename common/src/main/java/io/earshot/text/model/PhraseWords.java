package io.earshot.text.model;

import java.util.function.IntConsumer;

/**
 * The words that a {@link PhraseTrainer} begins with. The vector of a word in a post is the sum of its own and of its marks'.
 *
 * @param keys of the words, from the lowest; no two are the same
 * @param marks how many marks a word may have
 * @param size of a vector
 * @param vectors of the words, behind them of the marks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PhraseWords(int[] keys, int marks, int size, float[] vectors) {
    int firstMark() {
        return keys.length;
    }

    /** Goes over the rows of vectors of a word, which is −1 if it is not known, and of its marks. */
    void forEachRow(int word, int bits, IntConsumer rows) {
        if (word >= 0) {
            rows.accept(word);
        }
        for (int left = bits; left != 0; left &= left - 1) {
            rows.accept(firstMark() + Integer.numberOfTrailingZeros(left));
        }
    }
}
