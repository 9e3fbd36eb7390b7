package io.earshot.text;

/**
 * The letters of a word, up to sixteen Latin ones of which fill two numbers: words are looked for by these.
 *
 * @param isWhole whether the numbers are all of the word; of others they are a hash
 */
record Spelling(long head, long tail, boolean isWhole) {
    private static final int MOST = 2 * Long.BYTES;
    private static final int LAST_LATIN = 0xff;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    static Spelling of(char[] letters, int from, int to) {
        if (to - from > MOST) {
            return hashed(letters, from, to);
        }
        long head = 0;
        int middle = Math.min(to, from + Long.BYTES);
        for (int i = from; i < middle; i++) {
            char letter = letters[i];
            if (letter > LAST_LATIN) {
                return hashed(letters, from, to);
            }
            head = head << Byte.SIZE | letter;
        }
        long tail = 0;
        for (int i = middle; i < to; i++) {
            char letter = letters[i];
            if (letter > LAST_LATIN) {
                return hashed(letters, from, to);
            }
            tail = tail << Byte.SIZE | letter;
        }
        return new Spelling(head, tail, true);
    }

    private static Spelling hashed(char[] letters, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = (hash ^ letters[i]) * FACTOR;
            hash ^= hash >>> 29;
        }
        return new Spelling(hash, from - to, false);
    }

    int hash() {
        long mixed = (head + Long.rotateLeft(tail, 23)) * FACTOR;
        return (int) (((mixed ^ mixed >>> 29) * FACTOR) >>> 32);
    }
}
