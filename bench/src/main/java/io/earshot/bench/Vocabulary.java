package io.earshot.bench;

import java.util.Random;

/** Words of a made-up language, of which the n-th is used by Zipf's law: posts and queries are written in it. */
public final class Vocabulary {
    /** How many words there are. */
    public static final int SIZE = 60_000;

    private static final String CONSONANTS = "bcdfghjklmnprstvwz";
    private static final String VOWELS = "aeiou";

    private final String[] words = new String[SIZE];
    private final double[] cumulative = new double[SIZE];

    /** The same words each time. */
    public Vocabulary() {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            words[i] = word(i, 1 + i % 4);
            sum += 1.0 / (i + 2.7);
            cumulative[i] = sum;
        }
    }

    /** The word of a rank from 0 for the most used one. */
    public String word(int rank) {
        return words[rank];
    }

    /** Any of the words, each as likely. */
    String any(Random random) {
        return words[random.nextInt(SIZE)];
    }

    /** A word as likely as it is used. */
    String used(Random random) {
        return words[rank(random)];
    }

    /** The rank of a word that is drawn as it is used. */
    int rank(Random random) {
        double at = random.nextDouble() * cumulative[SIZE - 1];
        int low = 0;
        int high = SIZE - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A name that only one brand has. It ends in q, which no word of the vocabulary does. */
    static String name(int number) {
        return word(number, 3) + "q";
    }

    /** A pronounceable word of some syllables, another for each number. */
    private static String word(int number, int syllables) {
        StringBuilder word = new StringBuilder();
        int rest = number;
        for (int i = 0; i < syllables || rest > 0; i++) {
            word.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
            rest /= CONSONANTS.length();
            word.append(VOWELS.charAt(rest % VOWELS.length()));
            rest /= VOWELS.length();
        }
        return word.toString();
    }
}
