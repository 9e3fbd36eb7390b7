package io.earshot.text;

import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how bad it is if true: words for harm, danger, threats, law, lost money and outages, each with a weight.
 * Those of one line of {@code severity-words.txt} count once; different ones add up as independent chances do, so that
 * no sum exceeds 1; so do what the intent and a bitter tone bring. A denial
 * right before a word takes it out, and a cheerful tone weakens what is found: much that kills is slang.
 */
final class Severity {
    private static final Set<String> DENIALS = Set.of("no", "not", "never", "without", "nobody", "isnt", "wasnt");

    /** A denial reaches so many words. */
    private static final int DENIAL_REACH = 2;

    private static final double BITTER_TONE = 0.25;
    private static final double CHEERFUL_TONE = 0.7;

    private final Phrases<Rule> phrases;

    record Rule(double weight, int line) {}

    /** A phrase that was found, and the word that it begins with. */
    private record Hit(Rule rule, int at) {}

    private Severity(Phrases<Rule> phrases) {
        this.phrases = phrases;
    }

    static Severity load() {
        Phrases<Rule> phrases = new Phrases<>();
        int number = 0;
        for (String line : Resources.lines("severity-words.txt")) {
            number++;
            int space = line.indexOf(' ');
            double weight = Double.parseDouble(line.substring(0, space));
            for (String phrase : line.substring(space + 1).split("\\|", -1)) {
                phrases.add(phrase, new Rule(weight, number));
            }
        }
        return new Severity(phrases);
    }

    /** What may begin with a word. */
    Phrases.Start<Rule> start(String word) {
        return phrases.start(word);
    }

    /** From 0, nothing is wrong, to 1. */
    double judge(Spoken spoken, Intent intent, @Nullable Sentiment sentiment) {
        if (intent.label() == Intent.Label.SPAM) {
            return 0;
        }
        double score = sentiment == null ? 0 : sentiment.score();
        Set<Integer> slang = new HashSet<>();
        List<Hit> hits = new ArrayList<>();
        phrases.find(spoken, Word.Spoken::severities, (rule, at) -> {
            if (rule.weight() == 0) {
                slang.add(at);
            } else if (!isDenied(spoken.words(), at)) {
                hits.add(new Hit(rule, at));
            }
        });
        Set<Rule> seen = new HashSet<>();
        double harmless = (1 - ofIntent(intent)) * (1 - BITTER_TONE * Math.max(0, -score));
        for (Hit hit : hits) {
            if (!slang.contains(hit.at()) && seen.add(hit.rule())) {
                harmless *= 1 - hit.rule().weight();
            }
        }
        return (1 - harmless) * (1 - CHEERFUL_TONE * Math.max(0, score));
    }

    private static boolean isDenied(List<String> words, int at) {
        for (int i = Math.max(0, at - DENIAL_REACH); i < at; i++) {
            if (DENIALS.contains(words.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static double ofIntent(Intent intent) {
        double weight =
                switch (intent.label()) {
                    case OUTAGE -> 0.4;
                    case DEFECT, BILLING, ACCOUNT -> 0.2;
                    case DELIVERY, COMPLAINT -> 0.15;
                    case REQUEST -> 0.05;
                    case QUESTION, SUGGESTION, PRAISE, NEWS, SPAM, OTHER -> 0;
                };
        return weight * intent.confidence();
    }
}
