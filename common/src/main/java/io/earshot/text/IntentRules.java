package io.earshot.text;

import io.earshot.mention.Intent.Label;
import io.earshot.mention.Sentiment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the author wants, by phrases with weights and by a few marks of form: question marks, tone, links and
 * hashtags. Each label's weights add up.
 */
final class IntentRules {
    /** A label gains no more by further phrases. */
    private static final double MOST = 6;

    /** What any post starts with: without a hint of anything it is something else. */
    private static final double OTHER = 1.5;

    private static final double QUESTION_MARK = 2;
    private static final double TONE = 1.5;
    private static final double TONE_OF_COMPLAINT = 2.5;
    private static final double HASHTAG_FLOOD = 2;
    private static final int MANY_HASHTAGS = 5;
    private static final double HEADLINE = 1.5;

    private static final String FALLBACK = "en";

    private final Map<String, Phrases<Rule>> rules;
    private final Phrases<Rule> english;

    record Rule(Label label, double weight, String phrase) {}

    private IntentRules(Map<String, Phrases<Rule>> rules) {
        this.rules = rules;
        english = Objects.requireNonNull(rules.get(FALLBACK), "the rules of English");
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

    /** What of the English phrases may begin with a word. */
    Phrases.Start<Rule> start(String word) {
        return english.start(word);
    }

    /**
     * The sum for each label, in the order of the contract.
     *
     * @param language BCP 47; languages without rules are judged by form, and by the English phrases people mix in
     */
    double[] judge(List<Piece> tokens, Spoken words, String language, @Nullable Sentiment sentiment) {
        Scores scores = new Scores();
        scores.add(Label.OTHER, OTHER);
        addPhrases(scores, words, language);
        addForm(scores, tokens);
        addTone(scores, sentiment);
        return scores.bounded();
    }

    private void addPhrases(Scores scores, Spoken words, String language) {
        Phrases<Rule> phrases = rules.getOrDefault(language, english);
        Set<Rule> seen = new HashSet<>();
        ObjIntConsumer<Rule> found = (rule, at) -> {
            if (seen.add(rule)) {
                scores.add(rule.label(), rule.weight());
            }
        };
        if (phrases == english) {
            phrases.find(words, Word.Spoken::intents, found);
        } else {
            phrases.find(words, found);
        }
    }

    private static void addForm(Scores scores, List<Piece> tokens) {
        int hashtags = 0;
        boolean question = false;
        boolean link = false;
        boolean impersonal = true;
        for (Piece token : tokens) {
            switch (token.kind()) {
                case HASHTAG -> hashtags++;
                case LINK -> link = true;
                case EXCLAMATION -> question |= token.text().indexOf('?') >= 0;
                case WORD -> impersonal &= !token.isIn(WordSet.PERSONAL);
                default -> {}
            }
        }
        if (question) {
            scores.add(Label.QUESTION, QUESTION_MARK);
        }
        if (hashtags >= MANY_HASHTAGS) {
            scores.add(Label.SPAM, HASHTAG_FLOOD);
        }
        if (link && impersonal) {
            scores.add(Label.NEWS, HEADLINE);
        }
    }

    /** Words of somebody who speaks for himself or to somebody: headlines have none. */
    static final Set<String> PERSONAL = Set.of(
            "i", "i'm", "im", "i've", "i'd", "my", "me", "mine", "we", "our", "us", "you", "your", "u", "ur", "yo",
            "mi", "ich", "mein", "meine", "mir", "mich", "je", "j'ai", "mon", "ma", "eu", "meu", "minha", "io", "mio");

    private static void addTone(Scores scores, @Nullable Sentiment sentiment) {
        if (sentiment == null) {
            return;
        }
        if (sentiment.score() < 0) {
            scores.add(Label.COMPLAINT, -TONE_OF_COMPLAINT * sentiment.score());
            scores.add(Label.PRAISE, 2 * TONE * sentiment.score());
        } else {
            scores.add(Label.PRAISE, TONE * sentiment.score());
            scores.add(Label.COMPLAINT, -TONE * sentiment.score());
        }
    }

    private static final class Scores {
        private final double[] scores = new double[Label.values().length];

        @SuppressWarnings("EnumOrdinal") // an array a post
        void add(Label label, double weight) {
            scores[label.ordinal()] += weight;
        }

        double[] bounded() {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Math.min(MOST, scores[i]);
            }
            return scores;
        }
    }
}
