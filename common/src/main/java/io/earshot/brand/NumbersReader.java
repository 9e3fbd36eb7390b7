package io.earshot.brand;

import io.earshot.number.NumberPattern;
import io.earshot.number.PatternCheck;
import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code personalData:} of a brand. */
final class NumbersReader {
    static final List<String> KEYS = List.of("kind", "pattern");

    private static final String EXAMPLE = "{kind: order, pattern: 'AC-\\d{6}'}";

    private final NodeReader nodes;
    private final YamlFile file;

    NumbersReader(NodeReader nodes, YamlFile file) {
        this.nodes = nodes;
        this.file = file;
    }

    List<NumberPattern> read(@Nullable Node node) {
        List<NumberPattern> patterns = new ArrayList<>();
        for (Node item : nodes.items(file, node, "personalData")) {
            if (item instanceof MappingNode mapping) {
                Map<String, Node> entries = nodes.entries(file, mapping, KEYS, "an entry of personalData");
                patterns.add(new NumberPattern(kind(item, entries.get("kind")), pattern(item, entries.get("pattern"))));
            } else {
                file.error(
                        item, "personalData: expected entries such as " + EXAMPLE + ", found " + NodeReader.kind(item));
            }
        }
        return patterns;
    }

    private String kind(Node item, @Nullable Node node) {
        if (node == null) {
            file.error(item, "the entry has no `kind:`; expected one such as " + EXAMPLE);
            return "";
        }
        String kind = nodes.text(file, node, "kind");
        if (!kind.isEmpty()) {
            PatternCheck.kind(kind).ifPresent(problem -> file.error(node, problem));
        }
        return kind;
    }

    private String pattern(Node item, @Nullable Node node) {
        if (node == null) {
            file.error(item, "the entry has no `pattern:`; expected one such as " + EXAMPLE);
            return "";
        }
        return nodes.quoted(file, node, "pattern: expected a regular expression")
                .map(this::pattern)
                .orElse("");
    }

    private String pattern(ScalarNode scalar) {
        PatternCheck.pattern(scalar.getValue())
                .ifPresent(fault -> file.add(Severity.ERROR, scalar, fault.offset(), "pattern: " + fault.message()));
        return scalar.getValue();
    }
}
