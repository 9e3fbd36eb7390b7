package io.earshot.brand;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code id:} of things of one kind, which each must have for itself. */
final class IdReader {
    private final NodeReader nodes;
    private final String missing;
    private final String taken;
    private final Function<String, Optional<String>> rule;
    /** Where each id was first seen. */
    private final Map<String, String> places = new HashMap<>();

    /**
     * @param missing what is said of a thing without an id
     * @param taken how it begins what is said of an id that another has, such as "there is a team"
     * @param rule says what is wrong with an id
     */
    IdReader(NodeReader nodes, String missing, String taken, Function<String, Optional<String>> rule) {
        this.nodes = nodes;
        this.missing = missing;
        this.taken = taken;
        this.rule = rule;
    }

    /** The id; empty where there is none, which is then found wrong. */
    String read(YamlFile file, Node thing, @Nullable Node node) {
        if (node == null) {
            file.error(thing, missing);
            return "";
        }
        String id = nodes.text(file, node, "id");
        if (!id.isEmpty()) {
            rule.apply(id).ifPresent(problem -> file.error(node, problem));
            String first = places.putIfAbsent(id, file.place(node));
            if (first != null) {
                file.error(node, taken + " " + id + " already, at " + first);
            }
        }
        return id;
    }
}
