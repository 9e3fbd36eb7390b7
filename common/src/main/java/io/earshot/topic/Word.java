package io.earshot.topic;

import java.util.Arrays;

/** A word of a brand's language, and which topics have it how often: its line of the index. */
final class Word {
    /** What the word is known by: without the ending of a plural. */
    final String stem;

    /** 64 bits of the stem: {@link Stories#hash}. */
    final long hash;

    /** As it was first met. */
    final String text;

    /** What it counts in the brand's language: the more topics it is in, the more. */
    double mass;

    /** In how many texts it was. */
    double texts;

    /** The slots of the topics that have it, ascending; {@link #topics} of them. */
    int[] slots = new int[1];

    /** In how many texts of each topic it is, in the order of the slots. */
    int[] counts = new int[1];

    int topics;

    /** The most that a count has been since the word was read: what no topic has more of. */
    int most;

    /** The number of the mention that it was last met in, by which it counts once in each; 0 for none. */
    long lastSeenBy;

    /** Its place among the words of some texts while {@link Split} looks at these; of no meaning elsewhere. */
    int number;

    Word(String stem, long hash, String text) {
        this.stem = stem;
        this.hash = hash;
        this.text = text;
    }

    /** In how many texts of a topic it is. */
    int count(int slot) {
        int at = find(slot);
        return at < 0 ? 0 : counts[at];
    }

    /** Counts it in a topic; how often it was there before. */
    int add(int slot, int count) {
        int at = find(slot);
        if (at >= 0) {
            counts[at] += count;
            most = Math.max(most, counts[at]);
            return counts[at] - count;
        }
        at = -1 - at;
        if (topics == slots.length) {
            slots = Arrays.copyOf(slots, 2 * topics);
            counts = Arrays.copyOf(counts, 2 * topics);
        }
        System.arraycopy(slots, at, slots, at + 1, topics - at);
        System.arraycopy(counts, at, counts, at + 1, topics - at);
        slots[at] = slot;
        counts[at] = count;
        most = Math.max(most, count);
        topics++;
        return 0;
    }

    /** Takes it out of a topic; how often it was in it. */
    int remove(int slot) {
        int at = find(slot);
        if (at < 0) {
            return 0;
        }
        int count = counts[at];
        topics--;
        System.arraycopy(slots, at + 1, slots, at, topics - at);
        System.arraycopy(counts, at + 1, counts, at, topics - at);
        return count;
    }

    /** Where the slot is; where it is not, what {@link Arrays#binarySearch(int[], int, int, int)} says. */
    private int find(int slot) {
        return Arrays.binarySearch(slots, 0, topics, slot);
    }
}
