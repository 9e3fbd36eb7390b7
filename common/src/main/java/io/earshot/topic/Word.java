package io.earshot.topic;

import java.util.Arrays;

/** A word of a brand's language, and which topics have it how often: its line of the index. */
final class Word {
    /** What the word is known by: without the ending of a plural. */
    final String stem;

    /** 64 bits of the stem. */
    final long hash;

    /** As it was first met. */
    final String text;

    /** What it counts in the brand's language: the more topics it is in, the more. */
    double mass;

    /** In how many texts it was. */
    double texts;

    /** The slots of the topics that have it; {@link #topics} of them. */
    int[] slots = new int[1];

    /** In how many texts of each topic it is, in the order of the slots. */
    double[] counts = new double[1];

    int topics;

    Word(String stem, String text) {
        this.stem = stem;
        hash = Stories.hash(stem);
        this.text = text;
    }

    /** In how many texts of a topic it is. */
    double count(int slot) {
        int at = find(slot);
        return at < 0 ? 0 : counts[at];
    }

    /** Counts it in a topic; whether it is new there. */
    boolean add(int slot, double count) {
        int at = find(slot);
        if (at >= 0) {
            counts[at] += count;
            return false;
        }
        if (topics == slots.length) {
            slots = Arrays.copyOf(slots, 2 * topics);
            counts = Arrays.copyOf(counts, 2 * topics);
        }
        slots[topics] = slot;
        counts[topics++] = count;
        return true;
    }

    /** Takes it out of a topic; how often it was in it. */
    double remove(int slot) {
        int at = find(slot);
        if (at < 0) {
            return 0;
        }
        double count = counts[at];
        topics--;
        slots[at] = slots[topics];
        counts[at] = counts[topics];
        return count;
    }

    private int find(int slot) {
        for (int i = 0; i < topics; i++) {
            if (slots[i] == slot) {
                return i;
            }
        }
        return -1;
    }
}
