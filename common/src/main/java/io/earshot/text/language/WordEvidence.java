package io.earshot.text.language;

import org.jspecify.annotations.Nullable;

/**
 * What one word says of the language that it is in. All of a post's evidence is the sum of its words'.
 *
 * @param script null where the word has no letter
 * @param size how much of the post the word is: its letters, signs that stand for more counted as such
 * @param letters the weight of its letter groups for each candidate of the script; empty where the script decides alone
 * @param learned the scores that the model learned from posts gives its languages; empty where it says nothing
 * @param functionOf the candidates that have it as a function word
 * @param telling how much it tells as a function word, 0..1: short words are words of many languages
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record WordEvidence(
        String word,
        @Nullable Script script,
        int size,
        float[] letters,
        float[] learned,
        int[] functionOf,
        float telling) {

    boolean isFunctionWordOf(int candidate) {
        for (int other : functionOf) {
            if (other == candidate) {
                return true;
            }
        }
        return false;
    }
}
