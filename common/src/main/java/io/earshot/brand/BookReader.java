package io.earshot.brand;

import io.earshot.number.NumberPattern;
import io.earshot.post.Platform;
import io.earshot.query.ParsedQuery;
import io.earshot.query.Query;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryOverlap;
import io.earshot.query.QueryParser;
import io.earshot.query.Severity;
import java.util.ArrayList;
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

/** Reads the files of a brand book one after the other, and goes on after an error so as to find them all. */
final class BookReader {
    static final List<String> BOOK_KEYS = List.of("brands", "let", "matching", "competitors");
    static final List<String> BRAND_KEYS = List.of(
            "id",
            "name",
            "handles",
            "languages",
            "matching",
            "let",
            "personalData",
            "competitors",
            "queries",
            "rules",
            "alerts");
    static final List<String> QUERY_KEYS = List.of("id", "query");
    private final List<BrandFinding> findings;
    private final List<Brand> brands = new ArrayList<>();
    /** Which brand first had a handle, by platform and handle. */
    private final Map<String, String> handleOwners = new HashMap<>();

    private final NodeReader nodes = new NodeReader();

    private final IdReader brandIds =
            new IdReader(nodes, "the brand has no `id:`", "there is a brand", BrandRules::brandId);

    private final CompetitorsReader competitors = new CompetitorsReader(nodes);

    private final Groups groups;
    private final OptionsReader optionsReader;
    private final CareReader care;
    private MatchOptions options = MatchOptions.DEFAULT;
    /** Where these stand; empty where they are as they are without settings. */
    private String optionsPlace = "";

    private boolean hasUnreadQuery;

    BookReader(List<BrandFinding> findings) {
        this.findings = findings;
        groups = new Groups(nodes);
        optionsReader = new OptionsReader(nodes);
        care = new CareReader(nodes, findings);
    }

    List<Brand> brands() {
        return competitors.resolved(brands);
    }

    /** Reads the files as one book. */
    void read(List<YamlFile> files) {
        Map<YamlFile, Map<String, Node>> books = new LinkedHashMap<>();
        for (YamlFile file : files) {
            NodeReader.counted(file, () -> file.root().ifPresent(root -> books.put(file, book(file, root))));
        }
        books.forEach((file, book) -> NodeReader.counted(file, () -> groups.read(file, book.get("let"))));
        books.forEach((file, book) -> NodeReader.counted(file, () -> options(file, book.get("matching"))));
        groups.check(options);
        books.forEach(care::book);
        books.forEach((file, book) -> NodeReader.counted(file, () -> {
            for (Node brand : nodes.items(file, book.get("brands"), "brands")) {
                brand(file, brand, book.get("competitors"));
            }
        }));
        files.stream().findFirst().ifPresent(file -> NodeReader.counted(file, () -> care.readUnused(file, groups)));
        if (!hasUnreadQuery) {
            groups.warnOfUnused();
        }
    }

    private Map<String, Node> book(YamlFile file, Node root) {
        if (!(root instanceof MappingNode mapping)) {
            file.error(root, "expected a book that begins with `brands:`, found " + NodeReader.kind(root));
            return Map.of();
        }
        List<String> known =
                Stream.concat(BOOK_KEYS.stream(), CareReader.KEYS.stream()).toList();
        Map<String, Node> entries = nodes.entries(file, mapping, known, "a brand book");
        if (entries.keySet().stream().noneMatch(known::contains)) {
            file.error(root, "expected `brands:`, found none");
        }
        return entries;
    }

    private void options(YamlFile file, @Nullable Node node) {
        if (node == null) {
            return;
        }
        if (!optionsPlace.isEmpty()) {
            file.error(node, "the book has `matching:` already, at " + optionsPlace);
            return;
        }
        options = optionsReader.read(file, node, options);
        optionsPlace = file.place(node);
    }

    private void brand(YamlFile file, Node node, @Nullable Node competitorsOfBook) {
        if (!(node instanceof MappingNode mapping)) {
            file.error(node, "expected a brand with `id:` and `queries:`, found " + NodeReader.kind(node));
            return;
        }
        long errorsBefore = errors();
        List<String> known =
                Stream.concat(BRAND_KEYS.stream(), CareReader.KEYS.stream()).toList();
        Map<String, Node> entries = nodes.entries(file, mapping, known, "a brand");
        String id = brandIds.read(file, node, entries.get("id"));
        String name = entries.containsKey("name") ? nodes.text(file, entries.get("name"), "name") : id;
        Map<Platform, List<String>> handles = handles(file, entries.get("handles"), id);
        List<String> languages = languages(file, entries.get("languages"));
        MatchOptions ofBrandOptions = optionsReader.read(file, entries.get("matching"), options);
        Groups ofBrand = groups.of(id, file, entries.get("let"), ofBrandOptions);
        List<BrandQuery> queries = queries(file, node, entries.get("queries"), id, ofBrand);
        List<Rule> rules = new RulesReader(nodes, file, ofBrand).read(entries.get("rules"));
        List<NumberPattern> personalData = new NumbersReader(nodes, file).read(entries.get("personalData"));
        AlertOptions alerts = new AlertOptionsReader(nodes, file).read(entries.get("alerts"));
        Optional<CareOptions> ofBrandCare = care.read(file, entries, ofBrand);
        competitors.read(file, entries.get("competitors"), id, competitorsOfBook);
        if (errors() == errorsBefore && !ofBrand.hasErrors() && ofBrandCare.isPresent()) {
            brands.add(new Brand(
                    id,
                    name,
                    handles,
                    languages,
                    queries,
                    ofBrand.used(),
                    ofBrandOptions,
                    rules,
                    personalData,
                    List.of(),
                    alerts,
                    ofBrandCare.get()));
        }
    }

    private Map<Platform, List<String>> handles(YamlFile file, @Nullable Node node, String brand) {
        Map<Platform, List<String>> handles = new EnumMap<>(Platform.class);
        if (node == null) {
            return handles;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(
                    node,
                    "handles: expected platforms with lists, such as {x: [acme]}, found " + NodeReader.kind(node));
            return handles;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String platform = nodes.text(file, tuple.getKeyNode(), "a platform");
            Optional<String> problem = BrandRules.platform(platform);
            if (problem.isPresent()) {
                file.error(tuple.getKeyNode(), problem.get());
                continue;
            }
            List<String> names = new ArrayList<>();
            for (Node item : nodes.items(file, tuple.getValueNode(), platform)) {
                String handle = BrandRules.bare(nodes.text(file, item, "a handle"));
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
        for (Node item : nodes.items(file, node, "languages")) {
            String language = nodes.text(file, item, "a language");
            BrandRules.language(language).ifPresent(problem -> file.error(item, problem));
            languages.add(language);
        }
        return languages;
    }

    private List<BrandQuery> queries(YamlFile file, Node brand, @Nullable Node node, String brandId, Groups ofBrand) {
        List<BrandQuery> queries = new ArrayList<>();
        List<Node> items = nodes.items(file, node, "queries");
        if (items.isEmpty() && (node == null || node instanceof SequenceNode)) {
            file.error(
                    node == null ? brand : node,
                    ("the brand " + brandId).strip() + " has no queries; expected at least one");
        }
        IdReader ids = new IdReader(nodes, "the query has no `id:`", "the brand has a query", BrandRules::queryId);
        List<ReadQuery> read = new ArrayList<>();
        for (Node item : items) {
            if (!(item instanceof MappingNode mapping)) {
                file.error(item, "expected a query with `id:` and `query:`, found " + NodeReader.kind(item));
                continue;
            }
            Map<String, Node> entries = nodes.entries(file, mapping, QUERY_KEYS, "a query");
            String id = ids.read(file, item, entries.get("id"));
            queries.add(new BrandQuery(id, query(file, item, entries.get("query"), id, ofBrand, read)));
        }
        warnOfOverlaps(file, read);
        return queries;
    }

    /** A query without errors. */
    private record ReadQuery(String id, ScalarNode node, Query tree) {}

    private static void warnOfOverlaps(YamlFile file, List<ReadQuery> queries) {
        for (QueryOverlap overlap :
                QueryOverlap.of(queries.stream().map(ReadQuery::tree).toList())) {
            String other = queries.get(overlap.containing()).id();
            file.add(
                    Severity.WARNING,
                    queries.get(overlap.contained()).node(),
                    0,
                    overlap.isSame()
                            ? "this finds the same posts as the brand's query " + other + "; one of them does"
                            : "every post that this finds, the brand's query " + other
                                    + " finds too; leave it out, unless it is to tell these posts apart");
        }
    }

    private String query(
            YamlFile file, Node item, @Nullable Node node, String id, Groups ofBrand, List<ReadQuery> read) {
        if (node == null) {
            file.error(item, "the query has no `query:`");
            return "";
        }
        return nodes.quoted(file, node, "query: expected text in the query language")
                .map(scalar -> query(file, scalar, id, ofBrand, read))
                .orElse("");
    }

    private String query(YamlFile file, ScalarNode scalar, String id, Groups ofBrand, List<ReadQuery> read) {
        ParsedQuery parsed = QueryParser.parse(scalar.getValue(), ofBrand.dialect());
        if (parsed.query() == null) {
            hasUnreadQuery = true;
        } else if (!id.isEmpty()) {
            read.add(new ReadQuery(id, scalar, parsed.query()));
        }
        ofBrand.use(parsed.groups());
        for (QueryFinding finding : parsed.findings()) {
            file.add(finding.severity(), scalar, finding.offset(), finding.message());
        }
        return scalar.getValue();
    }

    private long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }
}
