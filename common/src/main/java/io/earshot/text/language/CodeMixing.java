package io.earshot.text.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the languages that a substantial part of a post is in beside its main one: words in another script, or a run of
 * words that speak for another language of the same script. It would rather miss than invent one: names, loan words and
 * a greeting are no second language.
 */
final class CodeMixing {
    /** A second script must make up so much of the post, in so many words where it writes words. */
    private static final double LEAST_SHARE = 0.2;

    private static final int FEWEST_WORDS = 3;

    /** How sure the other script's words must be of their language. */
    private static final double LEAST_CONFIDENCE = 0.8;

    private static final int FEWEST_FUNCTION_WORDS = 2;

    /** What the run's function words that the main language does not have must tell, each counted once. */
    private static final double LEAST_TOLD = 2.5;

    /** What the run must speak for its language, and the rest of the post against it, in nats. */
    private static final double LEAST_EVIDENCE = 8;

    /** No word alone decides. */
    private static final double MOST_A_WORD = 4;

    private CodeMixing() {}

    /** @param judge tells the language of the post's words in a script */
    static List<String> of(Judgement main, Reading reading, Function<Script, Judgement> judge) {
        List<String> mixed = new ArrayList<>();
        if (main.among() != null) {
            addOfSameScript(main, main.among(), reading.of(main.script()), mixed);
        }
        if (reading.share(main.script()) < 1 - LEAST_SHARE) {
            for (Script script : reading.scripts()) {
                addOfScript(script, main, reading, judge, mixed);
            }
        }
        return mixed;
    }

    private static void addOfScript(
            Script script, Judgement main, Reading reading, Function<Script, Judgement> judge, List<String> mixed) {
        boolean isMain = script == main.script() || (script == Script.HAN && main.script() == Script.KANA);
        if (isMain || reading.share(script) < LEAST_SHARE) {
            return;
        }
        Judgement other = judge.apply(script);
        if (other.confidence() < LEAST_CONFIDENCE
                || other.isUndetermined()
                || other.code().equals(main.code())) {
            return;
        }
        Candidates among = other.among();
        if (among != null) {
            List<WordEvidence> words = reading.of(script);
            long functionWords = words.stream()
                    .filter(word -> word.isFunctionWordOf(other.candidate()))
                    .count();
            if (words.size() < FEWEST_WORDS || functionWords < FEWEST_FUNCTION_WORDS) {
                return;
            }
        }
        mixed.add(other.code());
    }

    private static void addOfSameScript(
            Judgement main, Candidates among, List<WordEvidence> words, List<String> mixed) {
        if (words.size() < 2 * FEWEST_WORDS) {
            return;
        }
        int[] functionWords = new int[among.count()];
        for (WordEvidence word : words) {
            if (!word.isFunctionWordOf(main.candidate())) {
                for (int candidate : word.functionOf()) {
                    functionWords[candidate]++;
                }
            }
        }
        int best = -1;
        double most = 0;
        for (int other = 0; other < functionWords.length; other++) {
            if (functionWords[other] >= FEWEST_FUNCTION_WORDS
                    && !among.codes().get(other).equals(main.code())) {
                double evidence = run(main, among, words, other);
                if (evidence > most) {
                    most = evidence;
                    best = other;
                }
            }
        }
        if (best >= 0) {
            mixed.add(among.codes().get(best));
        }
    }

    /** How much the run of words that speaks most for the other language speaks for it; 0 where that is not enough. */
    private static double run(Judgement main, Candidates among, List<WordEvidence> words, int other) {
        double all = 0;
        double sum = 0;
        int from = 0;
        double best = 0;
        int bestFrom = 0;
        int bestTo = 0;
        for (int i = 0; i < words.size(); i++) {
            double margin = Weights.margin(among, words.get(i), other, main.candidate());
            margin = Math.max(-MOST_A_WORD, Math.min(MOST_A_WORD, margin));
            all += margin;
            if (sum <= 0) {
                sum = 0;
                from = i;
            }
            sum += margin;
            if (sum > best) {
                best = sum;
                bestFrom = from;
                bestTo = i + 1;
            }
        }
        int length = bestTo - bestFrom;
        boolean isLong = length >= Math.max(FEWEST_WORDS, LEAST_SHARE * words.size());
        boolean restIsMain = words.size() - length >= FEWEST_WORDS && all - best <= -LEAST_EVIDENCE;
        if (best < LEAST_EVIDENCE || !isLong || !restIsMain) {
            return 0;
        }
        return told(main, words.subList(bestFrom, bestTo), other) < LEAST_TOLD ? 0 : best;
    }

    /** Articles and prepositions alone are often part of a name: {@code Chateau de la Rue}. */
    private static double told(Judgement main, List<WordEvidence> run, int other) {
        Set<String> seen = new HashSet<>();
        double told = 0;
        boolean hasLonger = false;
        for (WordEvidence word : run) {
            boolean tells = word.isFunctionWordOf(other) && !word.isFunctionWordOf(main.candidate());
            if (tells && seen.add(word.word())) {
                told += word.telling();
                hasLonger |= word.telling() == 1;
            }
        }
        return hasLonger ? told : 0;
    }
}
