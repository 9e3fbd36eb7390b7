package io.earshot.query;

/** A set of keys that may say yes for one it has not, never no for one it has. Three bits a key, in one word. */
final class Bits {
    private final long[] words;

    Bits(int keys) {
        // Thirty-two bits a key or more: one in some thousand others gets through.
        words = new long[Integer.highestOneBit(Math.max(1, keys / 2)) * 2];
    }

    void set(long key) {
        words[index(key)] |= bits(key);
    }

    boolean has(long key) {
        long bits = bits(key);
        return (words[index(key)] & bits) == bits;
    }

    private static long bits(long key) {
        return 1L << key | 1L << (key >>> 6) | 1L << (key >>> 12);
    }

    private int index(long key) {
        return (int) (key >>> 40) & (words.length - 1);
    }
}
