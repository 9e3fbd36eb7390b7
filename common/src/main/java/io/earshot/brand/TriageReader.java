package io.earshot.brand;

import io.earshot.query.ParsedQuery;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads which mentions of a brand become items. */
final class TriageReader {
    static final List<String> KEYS = List.of("id", "when", "open");

    private final NodeReader nodes;
    private final YamlFile file;
    private final Groups groups;

    TriageReader(NodeReader nodes, YamlFile file, Groups groups) {
        this.nodes = nodes;
        this.file = file;
        this.groups = groups;
    }

    List<TriageRule> read(@Nullable Node node) {
        List<TriageRule> rules = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (Node item : nodes.items(file, node, "triage")) {
            if (item instanceof MappingNode mapping) {
                rules.add(rule(mapping, places));
            } else {
                file.error(
                        item, "expected a triage rule with `id:`, `when:` and `open:`, found " + NodeReader.kind(item));
            }
        }
        return rules;
    }

    private TriageRule rule(MappingNode rule, Map<String, String> places) {
        Map<String, Node> entries = nodes.entries(file, rule, KEYS, "a triage rule");
        return new TriageRule(
                id(rule, entries.get("id"), places), when(rule, entries.get("when")), open(rule, entries.get("open")));
    }

    private String id(Node rule, @Nullable Node node, Map<String, String> places) {
        if (node == null) {
            file.error(rule, "the triage rule has no `id:`");
            return "";
        }
        String id = nodes.text(file, node, "id");
        if (id.isEmpty()) {
            return id;
        }
        BrandRules.triageId(id).ifPresent(problem -> file.error(node, problem));
        String first = places.putIfAbsent(id, file.place(node));
        if (first != null) {
            file.error(node, "there is a triage rule " + id + " already, at " + first);
        }
        return id;
    }

    private String when(Node rule, @Nullable Node node) {
        if (node == null) {
            file.error(rule, "the triage rule has no `when:`");
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

    private boolean open(Node rule, @Nullable Node node) {
        if (node == null) {
            file.error(rule, "the triage rule has no `open:`; expected true for an item, false for none");
            return false;
        }
        String written = nodes.text(file, node, "open");
        if (!written.isEmpty() && !written.equals("true") && !written.equals("false")) {
            file.error(node, "open: expected true for an item, false for none, found " + written);
        }
        return written.equals("true");
    }
}
