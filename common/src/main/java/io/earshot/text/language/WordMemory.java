package io.earshot.text.language;

import java.util.function.Function;

/**
 * Remembers what words say: few words make up most posts, and to read one costs fifty times as much as to remember it.
 * It holds a fixed number of words. Each has two places, and a new one takes that of the older.
 *
 * <p>Threads share it without a lock. An entry never changes once it is made, and is a function of its word alone, so
 * that a thread that misses what another just put here makes the same once more.
 */
final class WordMemory {
    /** Some 10 MB when full. */
    private static final int SLOTS = 1 << 15;

    private final WordEvidence[] slots = new WordEvidence[SLOTS];
    private final Function<String, WordEvidence> reader;

    WordMemory(Function<String, WordEvidence> reader) {
        this.reader = reader;
    }

    WordEvidence of(String word) {
        int hash = word.hashCode() * 0x9e3779b9;
        int slot = hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS));
        WordEvidence known = slots[slot];
        if (known != null && known.word().equals(word)) {
            return known;
        }
        WordEvidence older = slots[slot ^ 1];
        if (older != null && older.word().equals(word)) {
            return older;
        }
        slots[slot ^ 1] = known;
        WordEvidence read = reader.apply(word);
        slots[slot] = read;
        return read;
    }
}
