package io.earshot.text.language;

import java.util.List;

/**
 * What each kind of evidence weighs, in nats: chosen by cross-validation on the training part of a set of 14,712 posts
 * in eight languages, see docs/quality.md.
 */
final class Weights {
    /** OpenNLP's exponents come from a model that was stopped early: they tell right from wrong, but timidly. */
    static final double LETTERS = 11;

    /** For each function word of a language. */
    static final double FUNCTION_WORD = 2.5;

    /** Against each step of rarity in {@code languages.txt}. */
    static final double RARITY = 1.5;

    /** Against a language whose letters are not known in the script: it is given those of the likeliest other. */
    static final double LETTERS_UNKNOWN = 4;

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
        double[] scores = new double[among.count()];
        for (WordEvidence word : words) {
            float[] ofWord = word.letters();
            for (int i = 0; i < letters.length; i++) {
                letters[i] += ofWord[i];
            }
            for (int i : word.functionOf()) {
                scores[i] += FUNCTION_WORD * word.telling();
            }
        }
        float most = letters[0];
        for (float score : letters) {
            most = Math.max(most, score);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] -= RARITY * among.rarity()[i];
            scores[i] += i < letters.length ? LETTERS * letters[i] : LETTERS * most - LETTERS_UNKNOWN;
        }
        return scores;
    }

    /** How much more a word speaks for one candidate than for another. */
    static double margin(Candidates among, WordEvidence word, int one, int other) {
        boolean known = one < among.lettersKnown() && other < among.lettersKnown();
        double letters = known ? word.letters()[one] - word.letters()[other] : 0;
        int function = (word.isFunctionWordOf(one) ? 1 : 0) - (word.isFunctionWordOf(other) ? 1 : 0);
        return LETTERS * letters + FUNCTION_WORD * word.telling() * function;
    }
}
