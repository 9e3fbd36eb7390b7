package io.earshot.brand;

import io.earshot.query.ParsedQuery;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code when:}, which says in the query language of which mentions something holds. */
final class ConditionReader {
    private final NodeReader nodes;
    private final YamlFile file;
    private final Groups groups;

    ConditionReader(NodeReader nodes, YamlFile file, Groups groups) {
        this.nodes = nodes;
        this.file = file;
        this.groups = groups;
    }

    /** The condition as it is written; empty where it is left out or is no text, which is then found wrong. */
    String needed(Node of, @Nullable Node node, String what) {
        if (node == null) {
            file.error(of, what + " has no `when:`");
            return "";
        }
        return read(node);
    }

    /** The condition as it is written; empty where it is no text, which is then found wrong. */
    String read(Node node) {
        return nodes.quoted(file, node, "when: expected text in the query language")
                .map(this::parsed)
                .orElse("");
    }

    private String parsed(ScalarNode scalar) {
        ParsedQuery parsed = QueryParser.parseCondition(scalar.getValue(), groups.dialect());
        groups.use(parsed.groups());
        for (QueryFinding finding : parsed.findings()) {
            file.add(finding.severity(), scalar, finding.offset(), finding.message());
        }
        return scalar.getValue();
    }
}
