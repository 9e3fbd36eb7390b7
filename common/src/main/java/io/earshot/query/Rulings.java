package io.earshot.query;

import io.earshot.mention.Ruling;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a brand's rules against a post that means the brand. */
final class Rulings {
    private Rulings() {}

    static Ruling of(List<CompiledRule> rules, Evidence evidence) {
        if (rules.isEmpty()) {
            return Ruling.NONE;
        }
        SortedSet<String> tags = new TreeSet<>();
        Double score = null;
        for (CompiledRule rule : rules) {
            if (rule.when().holds(evidence)) {
                if (rule.rule().tag() != null) {
                    tags.add(rule.rule().tag());
                }
                score = sum(score, rule.rule().score());
            }
        }
        return new Ruling(List.copyOf(tags), score);
    }

    private static @Nullable Double sum(@Nullable Double score, @Nullable Double more) {
        if (score == null || more == null) {
            return score == null ? more : score;
        }
        return score + more;
    }
}
