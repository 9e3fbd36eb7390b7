package io.earshot.brand;

import io.earshot.query.Severity;
import io.earshot.query.Suggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Takes YAML apart, and finds wrong what is not of the kind that was expected. */
public final class NodeReader {
    /** An honest book of this size would have a million entries; a small file with aliases of aliases has more. */
    static final int MOST_NODES = 1_000_000;

    private int nodes;

    /** The values of a mapping by key, in order. Keys that are not known are warned of. */
    public Map<String, Node> entries(YamlFile file, MappingNode mapping, Collection<String> known, String what) {
        return entries(file, mapping, known, what, Severity.WARNING);
    }

    /** The same, where it is for the caller to say how bad an unknown key is. */
    public Map<String, Node> entries(
            YamlFile file, MappingNode mapping, Collection<String> known, String what, Severity ofUnknown) {
        Map<String, Node> entries = new LinkedHashMap<>();
        count(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = text(file, keyNode, "a key");
            if (entries.containsKey(key)) {
                file.error(keyNode, what + " has `" + key + ":` twice");
            } else if (!known.contains(key)) {
                file.add(
                        ofUnknown,
                        keyNode,
                        what + " has no `" + key + ":`, so it has no effect"
                                + Suggestion.ending(Suggestion.of(key, known).map(meant -> "`" + meant + ":`")));
            }
            entries.putIfAbsent(key, tuple.getValueNode());
        }
        return entries;
    }

    /** The items of a list; none where it is left out or is no list, which is then found wrong. */
    public List<Node> items(YamlFile file, @Nullable Node node, String what) {
        if (node == null) {
            return List.of();
        }
        count(node);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        boolean isScalar = node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
        file.error(
                node,
                what + ": expected a list, found " + kind(node)
                        + (isScalar ? "; did you mean [" + ((ScalarNode) node).getValue() + "]?" : ""));
        return List.of();
    }

    /** The text of a scalar without the blanks around it; empty where it is none, which is then found wrong. */
    public String text(YamlFile file, Node node, String what) {
        count(node);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        file.error(node, what + ": expected text, found " + kind(node));
        return "";
    }

    /**
     * A scalar with all that is written in it, in which places are to be told; empty where it is none, which is then found
     * wrong.
     *
     * @param expected begins what is said then, such as "query: expected text in the query language"
     */
    Optional<ScalarNode> quoted(YamlFile file, Node node, String expected) {
        if (!(node instanceof ScalarNode scalar)) {
            file.error(node, expected + ", found " + kind(node) + "; put it in 'single quotes'");
            return Optional.empty();
        }
        count(node);
        return Optional.of(scalar);
    }

    /** What a word in small letters stands for; empty where it is none of those known, which is then found wrong. */
    <E extends Enum<E>> Optional<E> oneOf(YamlFile file, Node node, String what, Class<E> type) {
        String written = text(file, node, what);
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = known.indexOf(written);
        if (found < 0 && !written.isEmpty()) {
            file.error(
                    node,
                    what + ": expected " + String.join(" or ", known) + ", found " + written
                            + Suggestion.ending(Suggestion.of(written, known)));
        }
        return found < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[found]);
    }

    /** Reads a file, and finds it wrong where it has more entries than can be meant. */
    public static void counted(YamlFile file, Runnable reading) {
        try {
            reading.run();
        } catch (TooManyNodesException e) {
            file.error(e.at, "more than " + MOST_NODES + " entries; aliases (*) that repeat aliases make too many");
        }
    }

    void count(Node node) {
        if (++nodes > MOST_NODES) {
            throw new TooManyNodesException(node);
        }
    }

    /** What a node is, for a message: the first line of a scalar, or what else it is. */
    public static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "keys and values";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        String value = ((ScalarNode) node).getValue();
        return value.isBlank() ? "nothing" : value.lines().findFirst().orElse("");
    }

    /** Ends the reading of a file. */
    private static final class TooManyNodesException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // Never serialised.
        final Node at;

        TooManyNodesException(Node at) {
            super(null, null, false, false);
            this.at = at;
        }
    }
}
