package io.earshot.text.language;

import io.earshot.mention.Language;
import org.jspecify.annotations.Nullable;

/**
 * The likeliest language of the words of one script.
 *
 * @param among what it was chosen from; null where the script decided
 * @param candidate which of them it is
 * @param confidence 0..1
 */
record Judgement(
        Script script,
        String code,
        double confidence,
        @Nullable Candidates among,
        int candidate) {

    /** Three parts in ten thousand: what is less likely changes no third decimal. */
    private static final double NEGLIGIBLE = -8;

    static Judgement byScript(Script script, String code, double confidence) {
        return new Judgement(script, code, confidence, null, 0);
    }

    /**
     * The candidate with the highest score; its confidence is its share of all, scores being logarithms.
     *
     * @param least with less confidence it is not determined
     */
    static Judgement best(Script script, Candidates among, double[] scores, double least) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        String code = among.codes().get(best);
        double all = 0;
        double own = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] - scores[best] > NEGLIGIBLE) {
                double share = Math.exp(scores[i] - scores[best]);
                all += share;
                own += among.codes().get(i).equals(code) ? share : 0;
            }
        }
        double confidence = own / all;
        return new Judgement(script, confidence < least ? Language.UNDETERMINED : code, confidence, among, best);
    }

    boolean isUndetermined() {
        return code.equals(Language.UNDETERMINED);
    }
}
