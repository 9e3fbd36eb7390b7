package io.earshot.viral;

/**
 * How many distinct things were seen, in 64 bits: linear counting (Whang, Vander-Zanden and Taylor, TODS 1990). Good
 * within a tenth up to some 100, and full at some 250: enough to tell a few from a crowd.
 */
final class Bits {
    private static final int SIZE = 64;

    private Bits() {}

    static long add(long bits, String thing) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, then mixed, so that similar names fall apart
        for (int i = 0; i < thing.length(); i++) {
            hash = (hash ^ thing.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return bits | 1L << (hash >>> 58);
    }

    static long estimate(long bits) {
        int empty = SIZE - Long.bitCount(bits);
        return Math.round(SIZE * Math.log((double) SIZE / Math.max(empty, 1)));
    }
}
