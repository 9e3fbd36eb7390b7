package io.earshot.text;

import io.earshot.mention.Intent;
import io.earshot.mention.Intent.Label;
import io.earshot.mention.Sentiment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the author wants, by phrases with weights and by a few marks of form: question marks, tone, links and
 * hashtags. Each label's weights add up; the label with most is the answer, and its confidence is its share when the
 * sums are read as logarithms.
 */
final class IntentRules {
    /** A label gains no more by further phrases. */
    private static final double MOST = 6;

    /** What any post starts with: without a hint of anything it is something else. */
    private static final double OTHER = 1.5;

    private static final double QUESTION_MARK = 2;
    private static final double TONE = 1.5;
    private static final double TONE_OF_COMPLAINT = 2;
    private static final double HASHTAG_FLOOD = 2;
    private static final int MANY_HASHTAGS = 5;
    private static final double HEADLINE = 1.5;

    private static final String FALLBACK = "en";

    private final Map<String, Phrases<Rule>> rules;

    private record Rule(Label label, double weight, String phrase) {}

    private IntentRules(Map<String, Phrases<Rule>> rules) {
        this.rules = rules;
    }

    static IntentRules load() {
        Map<String, Phrases<Rule>> rules = new HashMap<>();
        Phrases<Rule> current = new Phrases<>();
        for (String line : Resources.lines("intent-rules.txt")) {
            if (line.startsWith("[")) {
                current = new Phrases<>();
                rules.put(line.substring(1, line.length() - 1), current);
                continue;
            }
            String[] fields = line.split(" ", 3);
            Label label = Label.valueOf(fields[0].toUpperCase(Locale.ROOT));
            for (String phrase : fields[2].split("\\|", -1)) {
                current.add(phrase, new Rule(label, Double.parseDouble(fields[1]), phrase.strip()));
            }
        }
        return new IntentRules(rules);
    }

    /** @param language BCP 47; languages without rules are judged by form, and by the English phrases people mix in */
    Intent judge(List<Token> tokens, List<String> words, String language, @Nullable Sentiment sentiment) {
        double[] scores = new double[Label.values().length];
        scores[Label.OTHER.ordinal()] = OTHER;
        addPhrases(scores, words, language);
        addForm(scores, tokens);
        addTone(scores, sentiment);
        int best = Label.OTHER.ordinal();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.min(MOST, scores[i]);
            best = scores[i] > scores[best] ? i : best;
        }
        double all = 0;
        for (double score : scores) {
            all += Math.exp(score - scores[best]);
        }
        return new Intent(Label.values()[best], 1 / all);
    }

    private void addPhrases(double[] scores, List<String> words, String language) {
        Phrases<Rule> phrases = rules.getOrDefault(language, rules.get(FALLBACK));
        Set<Rule> seen = new HashSet<>();
        phrases.find(words, (rule, at) -> {
            if (seen.add(rule)) {
                scores[rule.label().ordinal()] += rule.weight();
            }
        });
    }

    private static void addForm(double[] scores, List<Token> tokens) {
        int hashtags = 0;
        boolean question = false;
        boolean link = false;
        boolean first = true;
        for (Token token : tokens) {
            switch (token.kind()) {
                case HASHTAG -> hashtags++;
                case LINK -> link = true;
                case EXCLAMATION -> question |= token.text().indexOf('?') >= 0;
                case WORD -> first &= !PERSONAL.contains(token.text());
                default -> {}
            }
        }
        if (question) {
            scores[Label.QUESTION.ordinal()] += QUESTION_MARK;
        }
        if (hashtags >= MANY_HASHTAGS) {
            scores[Label.SPAM.ordinal()] += HASHTAG_FLOOD;
        }
        if (link && first) {
            scores[Label.NEWS.ordinal()] += HEADLINE;
        }
    }

    /** Words of somebody who speaks for himself or to somebody: headlines have none. */
    private static final Set<String> PERSONAL = Set.of(
            "i", "i'm", "im", "i've", "i'd", "my", "me", "mine", "we", "our", "us", "you", "your", "u", "ur", "yo",
            "mi", "ich", "mein", "meine", "mir", "mich", "je", "j'ai", "mon", "ma", "eu", "meu", "minha", "io", "mio");

    private static void addTone(double[] scores, @Nullable Sentiment sentiment) {
        if (sentiment == null) {
            return;
        }
        if (sentiment.score() < 0) {
            scores[Label.COMPLAINT.ordinal()] -= TONE_OF_COMPLAINT * sentiment.score();
            scores[Label.PRAISE.ordinal()] += 2 * TONE * sentiment.score();
        } else {
            scores[Label.PRAISE.ordinal()] += TONE * sentiment.score();
            scores[Label.COMPLAINT.ordinal()] -= TONE * sentiment.score();
        }
    }
}
