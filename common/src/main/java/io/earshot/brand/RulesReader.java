package io.earshot.brand;

import io.earshot.query.ParsedQuery;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the rules of a brand. */
final class RulesReader {
    static final List<String> KEYS = List.of("id", "when", "tag", "score");

    private final NodeReader nodes;
    private final YamlFile file;
    private final Groups groups;

    RulesReader(NodeReader nodes, YamlFile file, Groups groups) {
        this.nodes = nodes;
        this.file = file;
        this.groups = groups;
    }

    List<Rule> read(@Nullable Node node) {
        List<Rule> rules = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (Node item : nodes.items(file, node, "rules")) {
            if (item instanceof MappingNode mapping) {
                rules.add(rule(mapping, places));
            } else {
                file.error(
                        item,
                        "expected a rule with `id:`, `when:` and a `tag:` or a `score:`, found "
                                + NodeReader.kind(item));
            }
        }
        return rules;
    }

    private Rule rule(MappingNode rule, Map<String, String> places) {
        Map<String, Node> entries = nodes.entries(file, rule, KEYS, "a rule");
        if (!entries.containsKey("tag") && !entries.containsKey("score")) {
            file.error(rule, "the rule has no effect; expected a `tag:` or a `score:`");
        }
        return new Rule(
                id(rule, entries.get("id"), places),
                when(rule, entries.get("when")),
                tag(entries.get("tag")),
                score(entries.get("score")));
    }

    private String id(Node rule, @Nullable Node node, Map<String, String> places) {
        if (node == null) {
            file.error(rule, "the rule has no `id:`");
            return "";
        }
        String id = nodes.text(file, node, "id");
        if (id.isEmpty()) {
            return id;
        }
        BrandRules.ruleId(id).ifPresent(problem -> file.error(node, problem));
        String first = places.putIfAbsent(id, file.place(node));
        if (first != null) {
            file.error(node, "the brand has a rule " + id + " already, at " + first);
        }
        return id;
    }

    private String when(Node rule, @Nullable Node node) {
        if (node == null) {
            file.error(rule, "the rule has no `when:`");
            return "";
        }
        if (!(node instanceof ScalarNode scalar)) {
            file.error(
                    node,
                    "when: expected text in the query language, found " + NodeReader.kind(node)
                            + "; put it in 'single quotes'");
            return "";
        }
        nodes.count(node);
        ParsedQuery parsed = QueryParser.parseCondition(scalar.getValue(), groups.dialect());
        groups.use(parsed.groups());
        for (QueryFinding finding : parsed.findings()) {
            file.add(finding.severity(), scalar, finding.offset(), finding.message());
        }
        return scalar.getValue();
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
