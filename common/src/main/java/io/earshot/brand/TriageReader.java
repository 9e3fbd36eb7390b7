package io.earshot.brand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads which mentions of a brand become items. */
final class TriageReader {
    static final List<String> KEYS = List.of("id", "when", "open");

    private final NodeReader nodes;
    private final YamlFile file;
    private final ConditionReader conditions;
    private final IdReader ids;

    TriageReader(NodeReader nodes, YamlFile file, Groups groups) {
        this.nodes = nodes;
        this.file = file;
        conditions = new ConditionReader(nodes, file, groups);
        ids = new IdReader(nodes, "the triage rule has no `id:`", "there is a triage rule", BrandRules::triageId);
    }

    List<TriageRule> read(@Nullable Node node) {
        List<TriageRule> rules = new ArrayList<>();
        for (Node item : nodes.items(file, node, "triage")) {
            if (item instanceof MappingNode mapping) {
                rules.add(rule(mapping));
            } else {
                file.error(
                        item, "expected a triage rule with `id:`, `when:` and `open:`, found " + NodeReader.kind(item));
            }
        }
        return rules;
    }

    private TriageRule rule(MappingNode rule) {
        Map<String, Node> entries = nodes.entries(file, rule, KEYS, "a triage rule");
        return new TriageRule(
                ids.read(file, rule, entries.get("id")),
                conditions.needed(rule, entries.get("when"), "the triage rule"),
                open(rule, entries.get("open")));
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
