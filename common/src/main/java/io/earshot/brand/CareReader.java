package io.earshot.brand;

import io.earshot.clock.OpeningHours;
import io.earshot.clock.ServicePolicy;
import io.earshot.query.Severity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads what brands say of care. What a brand does not say, the book says for all of its brands, in whichever of its
 * files. A book's section is read anew for each brand, as a brand's groups and calendars may make another thing of it;
 * what is wrong with it is told once.
 */
final class CareReader {
    static final List<String> KEYS =
            List.of("triage", "weights", "calendars", "policies", "teams", "articles", "replies", "thresholds");

    private final NodeReader nodes;
    private final List<BrandFinding> findings;
    private final Map<String, Section> ofBook = new LinkedHashMap<>();
    /** The book's sections that some brand goes by. */
    private final Set<String> used = new HashSet<>();
    /** What was told of the book's sections. */
    private final Set<BrandFinding> told = new HashSet<>();

    CareReader(NodeReader nodes, List<BrandFinding> findings) {
        this.nodes = nodes;
        this.findings = findings;
    }

    /** What stands at a key. */
    private record Section(YamlFile file, Node node) {}

    /** What is made of a section; of none, what holds where nothing is said. */
    private interface SectionReader<T> {
        T read(NodeReader nodes, YamlFile file, @Nullable Node node);
    }

    /** Notes what a file of the book says for all brands. */
    void book(YamlFile file, Map<String, Node> entries) {
        for (String key : KEYS) {
            Node node = entries.get(key);
            if (node != null) {
                Section first = ofBook.putIfAbsent(key, new Section(file, node));
                if (first != null) {
                    file.error(
                            node,
                            "the book has `" + key + ":` already, at "
                                    + first.file().place(first.node()));
                }
            }
        }
    }

    /**
     * Reads what holds for a brand.
     *
     * @param entries all that the brand says, of care and else
     * @param groups as the brand sees them
     * @return empty if something that the book says cannot be used for it
     */
    Optional<CareOptions> read(YamlFile file, Map<String, Node> entries, Groups groups) {
        return new OfBrand(file, entries, groups).read();
    }

    /** Reads what the book says for brands that say it all themselves. */
    void readUnused(YamlFile file, Groups groups) {
        // Policies need the calendars that they name.
        ofBook.keySet().removeIf(key -> used.contains(key) && !key.equals("calendars"));
        new OfBrand(file, Map.of(), groups).read();
    }

    private final class OfBrand {
        private final YamlFile file;
        private final Map<String, Node> entries;

        private final Groups groups;

        private boolean hasErrorsOfBook;

        OfBrand(YamlFile file, Map<String, Node> entries, Groups groups) {
            this.file = file;
            this.entries = entries;
            this.groups = groups;
        }

        Optional<CareOptions> read() {
            Map<String, OpeningHours> calendars = calendars();
            List<ServicePolicy> policies =
                    section("policies", (reader, of, node) -> new PoliciesReader(reader, of, calendars).read(node));
            calendars
                    .keySet()
                    .retainAll(policies.stream().map(ServicePolicy::calendar).collect(Collectors.toSet()));
            CareOptions options = new CareOptions(
                    section("triage", (reader, of, node) -> new TriageReader(reader, of, groups).read(node)),
                    section("weights", (reader, of, node) -> new WeightsReader(reader, of).read(node)),
                    calendars,
                    policies,
                    section("teams", (reader, of, node) -> new TeamsReader(reader, of, groups).read(node)),
                    section("articles", ArticlesReader::articles),
                    section("replies", ArticlesReader::replies),
                    section("thresholds", (reader, of, node) -> new ThresholdsReader(reader, of).read(node)));
            return hasErrorsOfBook ? Optional.empty() : Optional.of(options);
        }

        /** Those of the book, and the brand's own, which override them. */
        private Map<String, OpeningHours> calendars() {
            Map<String, OpeningHours> ofTheBook =
                    sectionOfBook("calendars", (reader, of, node) -> new CalendarsReader(reader, of).read(node));
            Map<String, OpeningHours> calendars = new TreeMap<>(ofTheBook);
            calendars.putAll(new CalendarsReader(nodes, file).read(entries.get("calendars")));
            return calendars;
        }

        /** What the brand says at a key, else the book. */
        private <T> T section(String key, SectionReader<T> reader) {
            return entries.containsKey(key) ? reader.read(nodes, file, entries.get(key)) : sectionOfBook(key, reader);
        }

        private <T> T sectionOfBook(String key, SectionReader<T> reader) {
            Section section = ofBook.get(key);
            if (section == null) {
                return reader.read(nodes, file, null);
            }
            int before = findings.size();
            // Only the first time is it counted as part of the book.
            T value = reader.read(used.add(key) ? nodes : new NodeReader(), section.file(), section.node());
            List<BrandFinding> ofSection = findings.subList(before, findings.size());
            List<BrandFinding> found = List.copyOf(ofSection);
            ofSection.clear();
            found.stream().filter(told::add).forEach(findings::add);
            hasErrorsOfBook |= found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
            return value;
        }
    }
}
