package io.earshot.brand;

import io.earshot.query.ParsedQuery;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads whose work items are. */
final class TeamsReader {
    static final List<String> KEYS = List.of("id", "when", "experts");

    private final NodeReader nodes;
    private final YamlFile file;
    private final Groups groups;

    TeamsReader(NodeReader nodes, YamlFile file, Groups groups) {
        this.nodes = nodes;
        this.file = file;
        this.groups = groups;
    }

    List<Team> read(@Nullable Node node) {
        List<Team> teams = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        String forAll = "";
        for (Node item : nodes.items(file, node, "teams")) {
            if (!(item instanceof MappingNode mapping)) {
                file.error(item, "expected a team with `id:` and `when:`, found " + NodeReader.kind(item));
                continue;
            }
            if (!forAll.isEmpty()) {
                file.warning(item, "no item comes this far: the team at " + forAll + " has all that are left");
            }
            Map<String, Node> entries = nodes.entries(file, mapping, KEYS, "a team");
            teams.add(new Team(
                    id(item, entries.get("id"), places),
                    entries.containsKey("when") ? when(entries.get("when")) : "",
                    experts(entries.get("experts"))));
            if (!entries.containsKey("when")) {
                forAll = file.place(item);
            }
        }
        return teams;
    }

    private String id(Node team, @Nullable Node node, Map<String, String> places) {
        if (node == null) {
            file.error(team, "the team has no `id:`");
            return "";
        }
        String id = nodes.text(file, node, "id");
        if (id.isEmpty()) {
            return id;
        }
        HelpRules.id("a team", id).ifPresent(problem -> file.error(node, problem));
        String first = places.putIfAbsent(id, file.place(node));
        if (first != null) {
            file.error(node, "there is a team " + id + " already, at " + first);
        }
        return id;
    }

    private String when(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            file.error(
                    node,
                    "when: expected text in the query language, found " + NodeReader.kind(node)
                            + "; put it in 'single quotes'");
            return "";
        }
        if (nodes.text(file, node, "when").isEmpty()) {
            return "";
        }
        ParsedQuery parsed = QueryParser.parseCondition(scalar.getValue(), groups.dialect());
        groups.use(parsed.groups());
        for (QueryFinding finding : parsed.findings()) {
            file.add(finding.severity(), scalar, finding.offset(), finding.message());
        }
        return scalar.getValue();
    }

    private List<String> experts(@Nullable Node node) {
        List<String> experts = new ArrayList<>();
        for (Node item : nodes.items(file, node, "experts")) {
            String expert = nodes.text(file, item, "an expert");
            if (!expert.isEmpty()) {
                HelpRules.expert(expert).ifPresent(problem -> file.error(item, problem));
            }
            experts.add(expert);
        }
        return experts;
    }
}
