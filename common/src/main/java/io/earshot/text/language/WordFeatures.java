package io.earshot.text.language;

import java.util.Arrays;

/**
 * What a word shows the model that is learned from posts: its groups of two to four letters, the word's ends among them,
 * its letters beyond ASCII, and the word itself; each as a hash.
 */
final class WordFeatures {
    private static final int LONGEST = 4;
    private static final char BEGIN = '^';
    private static final char END = '$';
    private static final char LAST_ASCII = 0x7f;
    private static final long GROUP_SEED = 0x1234567;
    private static final long WORD_SEED = 77;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;
    private static final long LAST_FACTOR = 0xd6e8feb86659fd93L;

    private final String word;
    private final int[] hashes;
    private int count;

    private WordFeatures(String word) {
        this.word = word;
        this.hashes = new int[LONGEST * (word.length() + 2) + 1];
    }

    static int[] of(String word) {
        WordFeatures features = new WordFeatures(word);
        features.addAll();
        return Arrays.copyOf(features.hashes, features.count);
    }

    private void addAll() {
        int length = word.length() + 2;
        for (int start = 0; start < length; start++) {
            long hash = GROUP_SEED;
            for (int i = start; i < Math.min(length, start + LONGEST); i++) {
                hash = mixed(hash, at(i));
                if (i > start || at(i) > LAST_ASCII) {
                    add(hash);
                }
            }
        }
        long hash = WORD_SEED;
        for (int i = 0; i < length; i++) {
            hash = mixed(hash, at(i));
        }
        add(hash);
    }

    private char at(int i) {
        if (i == 0) {
            return BEGIN;
        }
        return i > word.length() ? END : word.charAt(i - 1);
    }

    private static long mixed(long hash, char letter) {
        long next = (hash ^ letter) * FACTOR;
        return next ^ next >>> 29;
    }

    private void add(long hash) {
        long last = (hash ^ hash >>> 32) * LAST_FACTOR;
        hashes[count++] = (int) (last ^ last >>> 32);
    }
}
