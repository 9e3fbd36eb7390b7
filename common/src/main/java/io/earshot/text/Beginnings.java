package io.earshot.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is known of words by how they begin.
 *
 * @param <T> what is known of a beginning
 */
final class Beginnings<T> {
    private final Map<String, T> known = new HashMap<>();

    /** By their length, the {@linkplain WordBits bits} of the beginnings: nearly all that is asked for is not there. */
    private long[] bits = {};

    /** What is known of a beginning, put there if nothing is. */
    T computeIfAbsent(String beginning, Function<String, T> made) {
        note(beginning);
        return known.computeIfAbsent(beginning, made);
    }

    /** Joins this to what is known of a beginning. */
    void merge(String beginning, T more, BinaryOperator<T> joined) {
        note(beginning);
        known.merge(beginning, more, joined);
    }

    private void note(String beginning) {
        int length = beginning.length();
        bits = length < bits.length ? bits : Arrays.copyOf(bits, length + 1);
        bits[length] |= WordBits.of(beginning);
    }

    /** Tells what is known of each beginning of a word, the shortest first. */
    void of(String word, Consumer<T> found) {
        int longest = Math.min(bits.length - 1, word.length());
        int hash = 0;
        for (int length = 1; length <= longest; length++) {
            // As String.hashCode has it, of the letters so far.
            hash = 31 * hash + word.charAt(length - 1);
            if ((bits[length] & WordBits.of(hash)) != 0) {
                T there = known.get(word.substring(0, length));
                if (there != null) {
                    found.accept(there);
                }
            }
        }
    }
}
