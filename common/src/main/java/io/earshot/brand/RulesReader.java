package io.earshot.brand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the rules of a brand. */
final class RulesReader {
    static final List<String> KEYS = List.of("id", "when", "tag", "score");

    private final NodeReader nodes;
    private final YamlFile file;
    private final ConditionReader conditions;
    private final IdReader ids;

    RulesReader(NodeReader nodes, YamlFile file, Groups groups) {
        this.nodes = nodes;
        this.file = file;
        conditions = new ConditionReader(nodes, file, groups);
        ids = new IdReader(nodes, "the rule has no `id:`", "the brand has a rule", BrandRules::ruleId);
    }

    List<Rule> read(@Nullable Node node) {
        List<Rule> rules = new ArrayList<>();
        for (Node item : nodes.items(file, node, "rules")) {
            if (item instanceof MappingNode mapping) {
                rules.add(rule(mapping));
            } else {
                file.error(
                        item,
                        "expected a rule with `id:`, `when:` and a `tag:` or a `score:`, found "
                                + NodeReader.kind(item));
            }
        }
        return rules;
    }

    private Rule rule(MappingNode rule) {
        Map<String, Node> entries = nodes.entries(file, rule, KEYS, "a rule");
        if (!entries.containsKey("tag") && !entries.containsKey("score")) {
            file.error(rule, "the rule has no effect; expected a `tag:` or a `score:`");
        }
        return new Rule(
                ids.read(file, rule, entries.get("id")),
                conditions.needed(rule, entries.get("when"), "the rule"),
                tag(entries.get("tag")),
                score(entries.get("score")));
    }

    private @Nullable String tag(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        String tag = nodes.text(file, node, "tag");
        if (!tag.isEmpty()) {
            BrandRules.tag(tag).ifPresent(problem -> file.error(node, problem));
        }
        return tag;
    }

    private @Nullable Double score(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        String text = nodes.text(file, node, "score");
        if (text.isEmpty()) {
            return null;
        }
        try {
            double score = Double.parseDouble(text);
            Optional<String> problem = BrandRules.score(score);
            problem.ifPresent(wrong -> file.error(node, wrong));
            return score;
        } catch (NumberFormatException e) {
            file.error(node, "score: expected a number such as 5 or -2.5, found " + text);
            return null;
        }
    }
}
