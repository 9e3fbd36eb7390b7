package io.earshot.query;

/** A set of keys that may say yes for one it has not, never no for one it has. Two bits a key, in one word. */
final class Bits {
    private final long[] words;

    Bits(int keys) {
        // Sixteen bits a key or more: one in some 100 others gets through, and ten thousand keys fit the
        // first-level
        // cache.
        words = new long[Integer.highestOneBit(Math.max(1, keys / 4)) * 2];
    }

    void set(long key) {
        words[index(key)] |= 1L << key | 1L << (key >>> 6);
    }

    boolean has(long key) {
        long bits = 1L << key | 1L << (key >>> 6);
        return (words[index(key)] & bits) == bits;
    }

    private int index(long key) {
        return (int) (key >>> 40) & (words.length - 1);
    }
}
