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
        float[] letters = new float[among.lettersKnown()];
        float[] learned = among.learnedConstants().clone();
        double[] scores = new double[among.count()];
        for (WordEvidence word : words) {
            float[] ofWord = word.letters();
            for (int i = 0; i < letters.length; i++) {
                letters[i] += ofWord[i];
            }
            float[] learnedOfWord = word.learned();
            for (int i = 0; i < learned.length; i++) {
                learned[i] += learnedOfWord[i];
            }
            for (int i : word.functionOf()) {
                scores[i] += FUNCTION_WORD * word.telling();
            }
        }
        double wordsUnknown = WORD_UNKNOWN * Math.min(MOST_UNKNOWN, words.size());
        float most = letters[0];
        for (float score : letters) {
            most = Math.max(most, score);
        }
        for (int i = 0; i < scores.length; i++) {
            double unknown = LETTERS_UNKNOWN + (scores[i] == 0 ? wordsUnknown : 0);
            scores[i] += i < letters.length ? LETTERS * letters[i] : LETTERS * most - unknown;
            scores[i] -= RARITY * among.rarity()[i];
        }
        addLearned(among, learned, scores);
        return scores;
    }

    /**
     * Adds how probable each learned language is among the learned ones: at most 0, so that it decides between these and
     * gives none of them an advantage over a language that the model never saw.
     */
    private static void addLearned(Candidates among, float[] learned, double[] scores) {
        if (learned.length == 0) {
            return;
        }
        float most = learned[0];
        for (float score : learned) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (float score : learned) {
            sum += Math.exp(LEARNED * (score - most));
        }
        double logOfAll = LEARNED * most + Math.log(sum);
        for (int i = 0; i < scores.length; i++) {
            int label = among.learnedLabel(i);
            scores[i] += label < 0 ? 0 : LEARNED * learned[label] - logOfAll;
        }
    }

    /** How much more a word speaks for one candidate than for another. */
    static double margin(Candidates among, WordEvidence word, int one, int other) {
        boolean known = one < among.lettersKnown() && other < among.lettersKnown();
        double letters = known ? word.letters()[one] - word.letters()[other] : 0;
        int oneLabel = among.learnedLabel(one);
        int otherLabel = among.learnedLabel(other);
        double learned = oneLabel < 0 || otherLabel < 0 ? 0 : word.learned()[oneLabel] - word.learned()[otherLabel];
        int function = (word.isFunctionWordOf(one) ? 1 : 0) - (word.isFunctionWordOf(other) ? 1 : 0);
        return LETTERS * letters + LEARNED * learned + FUNCTION_WORD * word.telling() * function;
    }
}
