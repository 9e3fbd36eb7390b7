package io.earshot.topic;

import java.util.Arrays;

/**
 * What is asked of each topic that may take in a text, by the topic's slot. In arrays, side by side: of most texts some
 * hundred topics are asked, and nearly all of them only this (measured by {@code bench/run TopicCost}).
 */
final class Slots {
    /** How much a kind of word that a topic has speaks for words it has not. 2 and 3 do alike. */
    private static final double OPENNESS = 2;

    /** How many sizes there are, four to each power of two. */
    private static final int SIZES = 64;

    /** How many looks there are. */
    static final int LOOKS = SIZES * SIZES;

    private static final int MANTISSA_BITS_LEFT_OUT = 50;

    private static final long SIZE_OF_ONE = Double.doubleToRawLongBits(1) >>> MANTISSA_BITS_LEFT_OUT;

    long[] texts = new long[16];

    /** What one text that has a word adds to how much more probable the word is. */
    double[] openness = new double[16];

    /** Natural log of what a word counts that the topic never had. */
    double[] miss = new double[16];

    /** From above: what the topic's share of attention adds to a log ratio. Since it was last spoken of it can only have fallen. */
    double[] share = new double[16];

    /** The language of most of the topic's mentions. */
    String[] language = new String[16];

    /** Topics of about as many texts and about as many kinds of words look alike: by their sizes. */
    int[] look = new int[16];

    void grow(int length) {
        texts = Arrays.copyOf(texts, length);
        openness = Arrays.copyOf(openness, length);
        miss = Arrays.copyOf(miss, length);
        share = Arrays.copyOf(share, length);
        language = Arrays.copyOf(language, length);
        look = Arrays.copyOf(look, length);
    }

    int length() {
        return texts.length;
    }

    /** To be told when a topic's texts or words have changed. */
    void weigh(Cluster cluster) {
        int slot = cluster.slot;
        double open = open(cluster.kinds);
        texts[slot] = cluster.texts;
        openness[slot] = 1 / open;
        miss[slot] = miss(cluster.mass, open);
        look[slot] = SIZES * size((double) cluster.texts) + size(open);
    }

    /** What a topic of so many kinds of words keeps for words that it has not. */
    static double open(double kinds) {
        return OPENNESS * Math.max(1, kinds);
    }

    /**
     * What a word counts that the topic never had, as natural log.
     *
     * @param mass how many words its texts have together
     */
    static double miss(double mass, double open) {
        return Math.log(open / (mass + open));
    }

    private static int size(double number) {
        long size = (Double.doubleToRawLongBits(number) >>> MANTISSA_BITS_LEFT_OUT) - SIZE_OF_ONE;
        return (int) Math.min(SIZES - 1, Math.max(0, size));
    }

    private static double least(int size) {
        return Double.longBitsToDouble((size + SIZE_OF_ONE) << MANTISSA_BITS_LEFT_OUT);
    }

    /** The most that a topic of such a look makes of a word that no topic has more than so often, before its rarity. */
    static double most(int look, int mostOfAny) {
        int size = look / SIZES;
        double mostTexts = size == SIZES - 1 ? Double.MAX_VALUE : least(size + 1);
        return Math.min(mostTexts, mostOfAny) / least(look % SIZES);
    }
}
