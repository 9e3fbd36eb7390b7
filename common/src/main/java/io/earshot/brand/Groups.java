package io.earshot.brand;

import io.earshot.query.Dialect;
import io.earshot.query.QueryFinding;
import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The named groups that queries may use: those of the book, or of a brand, which adds to the book's and overrides them.
 * Each keeps its place, as that is where what is wrong with it is to be mended, whoever uses it.
 */
final class Groups {
    private final NodeReader nodes;
    /** Whose they are; empty for the book's. */
    private final String brand;

    private final Map<String, Definition> definitions;
    /** The definitions that some query uses, of the book and of all its brands. */
    private final Set<Definition> inUse;
    /** All definitions, as they come. */
    private final List<Definition> all;

    private final Set<String> used = new TreeSet<>();
    private Dialect dialect = Dialect.PLAIN;
    private MatchOptions options = MatchOptions.DEFAULT;

    /** The groups of a book. */
    Groups(NodeReader nodes) {
        this(nodes, "", new TreeMap<>(), new HashSet<>(), new ArrayList<>());
    }

    private Groups(
            NodeReader nodes,
            String brand,
            Map<String, Definition> definitions,
            Set<Definition> inUse,
            List<Definition> all) {
        this.nodes = nodes;
        this.brand = brand;
        this.definitions = definitions;
        this.inUse = inUse;
        this.all = all;
    }

    private static final class Definition {
        final YamlFile file;
        final Node name;
        final ScalarNode text;
        final String owner;
        /** What is wrong with it was said. */
        final Set<QueryFinding> said = new HashSet<>();

        Definition(YamlFile file, Node name, ScalarNode text, String owner) {
            this.file = file;
            this.name = name;
            this.text = text;
            this.owner = owner;
        }
    }

    /** The groups as a brand sees them. */
    Groups of(String ofBrand, YamlFile file, @Nullable Node node, MatchOptions ofBrandOptions) {
        Groups groups = new Groups(nodes, ofBrand, new TreeMap<>(definitions), inUse, all);
        groups.dialect = dialect;
        groups.options = options;
        if (node != null || !options.equals(ofBrandOptions)) {
            groups.read(file, node);
            groups.check(ofBrandOptions);
        }
        return groups;
    }

    void read(YamlFile file, @Nullable Node node) {
        if (node == null) {
            return;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(
                    node,
                    "let: expected names with what they stand for, such as {trouble: '(down OR outage)'}, found "
                            + NodeReader.kind(node));
            return;
        }
        nodes.count(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            group(file, tuple.getKeyNode(), tuple.getValueNode());
        }
    }

    private void group(YamlFile file, Node key, Node value) {
        String name = nodes.text(file, key, "a group");
        if (name.isEmpty()) {
            return;
        }
        BrandRules.group(name).ifPresent(problem -> file.error(key, problem));
        nodes.quoted(file, value, name + ": expected text in the query language")
                .ifPresent(text -> define(file, key, name, text));
    }

    private void define(YamlFile file, Node key, String name, ScalarNode text) {
        Definition before = definitions.get(name);
        if (before != null && before.owner.equals(brand)) {
            file.error(key, "there is a group " + name + " already, at " + before.file.place(before.name));
            return;
        }
        Definition definition = new Definition(file, key, text, brand);
        definitions.put(name, definition);
        all.add(definition);
    }

    /** Reads all of them, once there are no more to come, and says what is wrong with each. */
    void check(MatchOptions newOptions) {
        options = newOptions;
        Map<String, String> texts = new TreeMap<>();
        definitions.forEach((name, definition) -> texts.put(name, definition.text.getValue()));
        dialect = Dialect.of(texts, options);
        dialect.findings().forEach((name, findings) -> {
            Definition definition = definitions.get(name);
            for (QueryFinding finding : findings) {
                if (definition != null && definition.said.add(finding)) {
                    String reader = definition.owner.equals(brand) ? "" : " (as the brand " + brand + " reads it)";
                    definition.file.add(
                            finding.severity(), definition.text, finding.offset(), finding.message() + reader);
                }
            }
        });
    }

    Dialect dialect() {
        return dialect;
    }

    /** Notes that a query uses these. */
    void use(Set<String> names) {
        for (String name : dialect.closure(names).keySet()) {
            used.add(name);
            Definition definition = definitions.get(name);
            if (definition != null) {
                inUse.add(definition);
            }
        }
    }

    /** Those that were noted to be used, and what they stand for. */
    Map<String, String> used() {
        return dialect.closure(used);
    }

    /** Whether one of those in use cannot be used. */
    boolean hasErrors() {
        Map<String, List<QueryFinding>> findings = dialect.findings();
        return used.stream()
                .flatMap(name -> findings.getOrDefault(name, List.of()).stream())
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    void warnOfUnused() {
        for (Definition definition : all) {
            if (!inUse.contains(definition)) {
                definition.file.warning(definition.name, "no query uses this group; it goes by let:NAME in a query");
            }
        }
    }
}
