package io.earshot.text.language;

import java.util.List;

/**
 * What each kind of evidence weighs, in nats: chosen by cross-validation on the training part of a set of 14,712 posts
 * in eight languages, see docs/quality.md.
 */
final class Weights {
    /** OpenNLP's exponents come from a model that was stopped early: they tell right from wrong, but timidly. */
    static final double LETTERS = 11;

    /** For what was learned from posts. */
    static final double LEARNED = 1.2;

    /** For each function word of a language. */
    static final double FUNCTION_WORD = 2.5;

    /** Against each step of rarity in {@code languages.txt}. */
    static final double RARITY = 1.5;

    /** Against a language whose letters are not known in the script: it is given those of the likeliest other. */
    static final double LETTERS_UNKNOWN = 0.5;

    /** And for each of the first words, where none is a function word of it: names, languages nobody thought of. */
    private static final double WORD_UNKNOWN = 0.5;

    private static final int MOST_UNKNOWN = 4;

    /** For the language that the platform claims: right more often than not, but often only the author's menus. */
    static final double PLATFORM = 1.5;

    /** For a language that the brand serves. */
    static final double SERVED = 0.5;

    /** For a language that the author is known to write in, times its share. */
    static final double AUTHOR = 1;

    private Weights() {}

    /** The score of each candidate for words in its script: up to a constant, the logarithm of its probability. */
    static double[] scores(Candidates among, List<WordEvidence> words) {
        float[] sums = among.start().clone();
        double[] scores = new double[among.count()];
        for (int word = 0; word < words.size(); word++) {
            WordEvidence evidence = words.get(word);
            add(evidence.sums(), sums);
            for (int i : evidence.functionOf()) {
                scores[i] += FUNCTION_WORD * evidence.telling();
            }
        }
        double wordsUnknown = WORD_UNKNOWN * Math.min(MOST_UNKNOWN, words.size());
        int known = among.lettersKnown();
        float most = sums[0];
        for (int i = 1; i < known; i++) {
            most = Math.max(most, sums[i]);
        }
        for (int i = 0; i < scores.length; i++) {
            double unknown = LETTERS_UNKNOWN + (scores[i] == 0 ? wordsUnknown : 0);
            scores[i] += i < known ? LETTERS * sums[i] : LETTERS * most - unknown;
            scores[i] -= RARITY * among.rarity()[i];
        }
        addLearned(among, sums, scores);
        return scores;
    }

    private static void add(float[] more, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    /**
     * Adds how probable each learned language is among the learned ones: at most 0, so that it decides between these and
     * gives none of them an advantage over a language that the model never saw.
     */
    private static void addLearned(Candidates among, float[] sums, double[] scores) {
        int first = among.lettersKnown();
        if (first == sums.length) {
            return;
        }
        float most = sums[first];
        for (int i = first + 1; i < sums.length; i++) {
            most = Math.max(most, sums[i]);
        }
        double sum = 0;
        for (int i = first; i < sums.length; i++) {
            sum += Math.exp(LEARNED * (sums[i] - most));
        }
        double logOfAll = LEARNED * most + Math.log(sum);
        for (int i = 0; i < scores.length; i++) {
            int label = among.learnedLabel(i);
            scores[i] += label < 0 ? 0 : LEARNED * sums[first + label] - logOfAll;
        }
    }

    /** How much more a word speaks for one candidate than for another. */
    static double margin(Candidates among, WordEvidence word, int one, int other) {
        boolean known = one < among.lettersKnown() && other < among.lettersKnown();
        float[] sums = word.sums();
        double letters = known ? sums[one] - sums[other] : 0;
        int oneLabel = among.learnedLabel(one);
        int otherLabel = among.learnedLabel(other);
        int first = among.lettersKnown();
        double learned = oneLabel < 0 || otherLabel < 0 ? 0 : sums[first + oneLabel] - sums[first + otherLabel];
        int function = (word.isFunctionWordOf(one) ? 1 : 0) - (word.isFunctionWordOf(other) ? 1 : 0);
        return LETTERS * letters + LEARNED * learned + FUNCTION_WORD * word.telling() * function;
    }
}
