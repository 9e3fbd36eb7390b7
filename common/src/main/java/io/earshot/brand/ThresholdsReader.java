package io.earshot.brand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code thresholds:} of a brand or of a book. */
final class ThresholdsReader {
    static final List<String> KEYS = List.of("publicPost", "missingArticle", "slaRisk", "expireDays");

    private final NodeReader nodes;
    private final YamlFile file;

    ThresholdsReader(NodeReader nodes, YamlFile file) {
        this.nodes = nodes;
        this.file = file;
    }

    CareThresholds read(@Nullable Node node) {
        if (node == null) {
            return CareThresholds.DEFAULT;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(node, "thresholds: expected numbers such as {publicPost: 10}, found " + NodeReader.kind(node));
            return CareThresholds.DEFAULT;
        }
        Map<String, Node> entries = nodes.entries(file, mapping, KEYS, "thresholds");
        return CareThresholds.of(
                count(entries, "publicPost", CareRules::count),
                count(entries, "missingArticle", CareRules::count),
                count(entries, "slaRisk", CareRules::percent),
                count(entries, "expireDays", CareRules::count));
    }

    private @Nullable Integer count(
            Map<String, Node> entries, String key, BiFunction<String, String, Optional<String>> rule) {
        Node node = entries.get(key);
        if (node == null) {
            return null;
        }
        String written = nodes.text(file, node, key);
        if (written.isEmpty()) {
            return null;
        }
        Optional<String> problem = rule.apply(key, written);
        problem.ifPresent(one -> file.error(node, one));
        return problem.isPresent() ? null : Integer.valueOf(written);
    }
}
