package io.earshot.brand;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code matching:} of a book or of a brand. */
final class OptionsReader {
    static final List<String> KEYS = List.of("accents", "hashtags", "leetspeak", "reposts", "ownPosts");

    private final NodeReader nodes;

    OptionsReader(NodeReader nodes) {
        this.nodes = nodes;
    }

    /** The options, where what is left out is as in the default. */
    MatchOptions read(YamlFile file, @Nullable Node node, MatchOptions otherwise) {
        if (node == null) {
            return otherwise;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(node, "matching: expected options such as {accents: fold}, found " + NodeReader.kind(node));
            return otherwise;
        }
        Map<String, Node> entries = nodes.entries(file, mapping, KEYS, "matching");
        return new MatchOptions(
                value(file, "accents", entries, otherwise.accents()),
                value(file, "hashtags", entries, otherwise.hashtags()),
                value(file, "leetspeak", entries, otherwise.leetspeak()),
                value(file, "reposts", entries, otherwise.reposts()),
                value(file, "ownPosts", entries, otherwise.ownPosts()));
    }

    private <E extends Enum<E>> E value(YamlFile file, String key, Map<String, Node> entries, E otherwise) {
        Node node = entries.get(key);
        return node == null
                ? otherwise
                : nodes.oneOf(file, node, key, otherwise.getDeclaringClass()).orElse(otherwise);
    }
}
