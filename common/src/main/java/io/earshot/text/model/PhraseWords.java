package io.earshot.text.model;

import java.util.function.IntConsumer;

/**
 * The words that a {@link PhraseTrainer} begins with. The vector of a word is the sum of its own, of its groups' and of its
 * marks', so that it learns from words that are used alike.
 *
 * @param keys of the words, from the lowest; no two are the same
 * @param groups for each word {@link #GROUPS} groups that it is in, −1 for none
 * @param marks how many marks a word may have
 * @param size of a vector
 * @param vectors of the words, behind them of the groups, behind them of the marks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PhraseWords(int[] keys, int[] groups, int marks, int size, float[] vectors) {
    /** In how many groups a word is at most. */
    public static final int GROUPS = 2;

    int firstMark() {
        return vectors.length / size - marks;
    }

    /** Goes over the rows of vectors of a word, which is −1 if it is not known, and of its marks. */
    void forEachRow(int word, int bits, IntConsumer rows) {
        if (word >= 0) {
            rows.accept(word);
            for (int i = 0; i < GROUPS; i++) {
                int group = groups[word * GROUPS + i];
                if (group >= 0) {
                    rows.accept(keys.length + group);
                }
            }
        }
        for (int left = bits; left != 0; left &= left - 1) {
            rows.accept(firstMark() + Integer.numberOfTrailingZeros(left));
        }
    }
}
