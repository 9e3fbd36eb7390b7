package io.earshot.brand;

import io.earshot.query.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        if (node == null) {
            return otherwise;
        }
        String written = nodes.text(file, node, key);
        E[] values = otherwise.getDeclaringClass().getEnumConstants();
        Optional<E> value =
                Arrays.stream(values).filter(one -> code(one).equals(written)).findFirst();
        if (value.isEmpty() && !written.isEmpty()) {
            List<String> known = Arrays.stream(values).map(OptionsReader::code).toList();
            file.error(
                    node,
                    key + ": expected " + String.join(" or ", known) + ", found " + written
                            + Suggestion.ending(Suggestion.of(written, known)));
        }
        return value.orElse(otherwise);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
