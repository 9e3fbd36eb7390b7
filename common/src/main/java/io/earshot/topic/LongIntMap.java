package io.earshot.topic;

/**
 * Small numbers by hashes of 64 bits, which are taken to be well mixed: open addressing, a key beside its value, so that
 * a look is one line of memory where a {@code HashMap} of boxes takes four. No order is seen from outside.
 */
final class LongIntMap {
    /** What is found where there is nothing. */
    static final int NONE = -1;

    /** Key and value plus 1 in turn; a value of 0 marks a free place. */
    private long[] places = new long[32];

    private int mask = 15;
    private int size;

    /** The value of the key, or {@link #NONE}. */
    int get(long key) {
        return (int) places[2 * place(key) + 1] - 1;
    }

    /**
     * Gives the key another value.
     *
     * @param value not negative
     */
    void put(long key, int value) {
        if (2 * (size + 1) > mask) {
            grow();
        }
        int at = 2 * place(key);
        if (places[at + 1] == 0) {
            size++;
        }
        places[at] = key;
        places[at + 1] = value + 1L;
    }

    /** Takes the key out if it has this value. */
    void remove(long key, int value) {
        int hole = place(key);
        if (places[2 * hole + 1] != value + 1L) {
            return;
        }
        size--;
        // What was put off by the one that goes moves up (Knuth, TAOCP volume 3, section 6.4, algorithm R).
        for (int at = (hole + 1) & mask; places[2 * at + 1] != 0; at = (at + 1) & mask) {
            int home = (int) places[2 * at] & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                places[2 * hole] = places[2 * at];
                places[2 * hole + 1] = places[2 * at + 1];
                hole = at;
            }
        }
        places[2 * hole + 1] = 0;
    }

    int size() {
        return size;
    }

    /** Where the key is, or the free place where it belongs. */
    private int place(long key) {
        int at = (int) key & mask;
        while (places[2 * at + 1] != 0 && places[2 * at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = places;
        places = new long[2 * old.length];
        mask = 2 * mask + 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int at = 2 * place(old[i]);
                places[at] = old[i];
                places[at + 1] = old[i + 1];
            }
        }
    }
}
