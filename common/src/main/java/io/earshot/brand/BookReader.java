package io.earshot.brand;

import io.earshot.post.Platform;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import io.earshot.query.Severity;
import io.earshot.query.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the files of a brand book one after the other, and goes on after an error so as to find them all. */
final class BookReader {
    /** What else a book and a brand may say; it has no effect yet. */
    static final List<String> LATER_KEYS = List.of(
            "let", "teams", "policies", "calendars", "weights", "rules", "articles", "thresholds", "competitors");

    static final List<String> BRAND_KEYS = List.of("id", "name", "handles", "languages", "queries");
    static final List<String> QUERY_KEYS = List.of("id", "query");
    /** An honest book of this size would have a million entries; a small file with aliases of aliases has more. */
    private static final int MOST_NODES = 1_000_000;

    private final List<BrandFinding> findings;
    private final List<Brand> brands = new ArrayList<>();
    /** Where each brand was first seen. */
    private final Map<String, String> brandPlaces = new HashMap<>();
    /** Which brand first had a handle, by platform and handle. */
    private final Map<String, String> handleOwners = new HashMap<>();

    private int nodes;

    BookReader(List<BrandFinding> findings) {
        this.findings = findings;
    }

    List<Brand> brands() {
        return brands;
    }

    void read(YamlFile file) {
        try {
            Optional<Node> root = file.root();
            if (root.isPresent()) {
                book(file, root.get());
            }
        } catch (TooManyNodesException e) {
            file.error(e.at, "more than " + MOST_NODES + " entries; aliases (*) that repeat aliases make too many");
        }
    }

    private void book(YamlFile file, Node root) {
        if (!(root instanceof MappingNode mapping)) {
            file.error(root, "expected a book that begins with `brands:`, found " + kind(root));
            return;
        }
        List<String> known =
                Stream.concat(Stream.of("brands"), LATER_KEYS.stream()).toList();
        Map<String, Node> entries = entries(file, mapping, known, "a brand book");
        if (entries.keySet().stream().noneMatch(known::contains)) {
            file.error(root, "expected `brands:`, found none");
        }
        for (Node brand : items(file, entries.get("brands"), "brands")) {
            brand(file, brand);
        }
    }

    private void brand(YamlFile file, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            file.error(node, "expected a brand with `id:` and `queries:`, found " + kind(node));
            return;
        }
        long errorsBefore = errors();
        List<String> known =
                Stream.concat(BRAND_KEYS.stream(), LATER_KEYS.stream()).toList();
        Map<String, Node> entries = entries(file, mapping, known, "a brand");
        String id = brandId(file, node, entries.get("id"));
        String name = entries.containsKey("name") ? text(file, entries.get("name"), "name") : id;
        Map<Platform, List<String>> handles = handles(file, entries.get("handles"), id);
        List<String> languages = languages(file, entries.get("languages"));
        List<BrandQuery> queries = queries(file, node, entries.get("queries"), id);
        if (errors() == errorsBefore) {
            brands.add(new Brand(id, name, handles, languages, queries));
        }
    }

    private String brandId(YamlFile file, Node brand, @Nullable Node node) {
        if (node == null) {
            file.error(brand, "the brand has no `id:`");
            return "";
        }
        String id = text(file, node, "id");
        if (id.isEmpty()) {
            return id;
        }
        BrandRules.brandId(id).ifPresent(problem -> file.error(node, problem));
        String first = brandPlaces.putIfAbsent(id, file.place(node));
        if (first != null) {
            file.error(node, "there is a brand " + id + " already, at " + first);
        }
        return id;
    }

    private Map<Platform, List<String>> handles(YamlFile file, @Nullable Node node, String brand) {
        Map<Platform, List<String>> handles = new EnumMap<>(Platform.class);
        if (node == null) {
            return handles;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(node, "handles: expected platforms with lists, such as {x: [acme]}, found " + kind(node));
            return handles;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String platform = text(file, tuple.getKeyNode(), "a platform");
            Optional<String> problem = BrandRules.platform(platform);
            if (problem.isPresent()) {
                file.error(tuple.getKeyNode(), problem.get());
                continue;
            }
            List<String> names = new ArrayList<>();
            for (Node item : items(file, tuple.getValueNode(), platform)) {
                String handle = BrandRules.bare(text(file, item, "a handle"));
                BrandRules.handle(handle).ifPresent(wrong -> file.error(item, wrong));
                names.add(handle);
                warnOfSharedHandle(file, item, platform, handle, brand);
            }
            if (handles.put(Platform.valueOf(platform.toUpperCase(Locale.ROOT)), names) != null) {
                file.error(tuple.getKeyNode(), "handles has `" + platform + ":` twice");
            }
        }
        return handles;
    }

    private void warnOfSharedHandle(YamlFile file, Node at, String platform, String handle, String brand) {
        String owner = handleOwners.putIfAbsent(platform + " " + handle.toLowerCase(Locale.ROOT), brand);
        if (owner != null) {
            file.warning(
                    at,
                    owner.equals(brand)
                            ? "the brand has the handle " + handle + " on " + platform + " twice"
                            : "the brand " + owner + " has the handle " + handle + " on " + platform
                                    + " too; posts of it count as both brands' own");
        }
    }

    private List<String> languages(YamlFile file, @Nullable Node node) {
        List<String> languages = new ArrayList<>();
        for (Node item : items(file, node, "languages")) {
            String language = text(file, item, "a language");
            BrandRules.language(language).ifPresent(problem -> file.error(item, problem));
            languages.add(language);
        }
        return languages;
    }

    private List<BrandQuery> queries(YamlFile file, Node brand, @Nullable Node node, String brandId) {
        List<BrandQuery> queries = new ArrayList<>();
        List<Node> items = items(file, node, "queries");
        if (items.isEmpty() && (node == null || node instanceof SequenceNode)) {
            file.error(
                    node == null ? brand : node,
                    ("the brand " + brandId).strip() + " has no queries; expected at least one");
        }
        Map<String, String> places = new HashMap<>();
        for (Node item : items) {
            if (!(item instanceof MappingNode mapping)) {
                file.error(item, "expected a query with `id:` and `query:`, found " + kind(item));
                continue;
            }
            Map<String, Node> entries = entries(file, mapping, QUERY_KEYS, "a query");
            String id = queryId(file, item, entries.get("id"), places);
            queries.add(new BrandQuery(id, query(file, item, entries.get("query"))));
        }
        return queries;
    }

    private String queryId(YamlFile file, Node query, @Nullable Node node, Map<String, String> places) {
        if (node == null) {
            file.error(query, "the query has no `id:`");
            return "";
        }
        String id = text(file, node, "id");
        if (id.isEmpty()) {
            return id;
        }
        BrandRules.queryId(id).ifPresent(problem -> file.error(node, problem));
        String first = places.putIfAbsent(id, file.place(node));
        if (first != null) {
            file.error(node, "the brand has a query " + id + " already, at " + first);
        }
        return id;
    }

    private String query(YamlFile file, Node item, @Nullable Node node) {
        if (node == null) {
            file.error(item, "the query has no `query:`");
            return "";
        }
        if (!(node instanceof ScalarNode scalar)) {
            file.error(
                    node,
                    "query: expected text in the query language, found " + kind(node) + "; put it in 'single quotes'");
            return "";
        }
        count(node);
        for (QueryFinding finding : QueryParser.parse(scalar.getValue()).findings()) {
            file.add(finding.severity(), scalar, finding.offset(), finding.message());
        }
        return scalar.getValue();
    }

    // YAML

    /** The values of a mapping by key, in order. Keys that are not known are warned of. */
    private Map<String, Node> entries(YamlFile file, MappingNode mapping, Collection<String> known, String what) {
        Map<String, Node> entries = new LinkedHashMap<>();
        count(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = text(file, keyNode, "a key");
            if (entries.containsKey(key)) {
                file.error(keyNode, what + " has `" + key + ":` twice");
            } else if (!known.contains(key)) {
                file.warning(
                        keyNode,
                        what + " has no `" + key + ":`, so it has no effect"
                                + Suggestion.ending(Suggestion.of(key, known).map(meant -> "`" + meant + ":`")));
            }
            entries.putIfAbsent(key, tuple.getValueNode());
        }
        return entries;
    }

    /** The items of a list; none where it is left out or is no list, which is then found wrong. */
    private List<Node> items(YamlFile file, @Nullable Node node, String what) {
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

    private String text(YamlFile file, Node node, String what) {
        count(node);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        file.error(node, what + ": expected text, found " + kind(node));
        return "";
    }

    private void count(Node node) {
        if (++nodes > MOST_NODES) {
            throw new TooManyNodesException(node);
        }
    }

    private long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    private static String kind(Node node) {
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
        private final Node at;

        TooManyNodesException(Node at) {
            super(null, null, false, false);
            this.at = at;
        }
    }
}
