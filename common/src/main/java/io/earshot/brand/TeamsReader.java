package io.earshot.brand;

import java.util.ArrayList;
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
    private final ConditionReader conditions;
    private final IdReader ids;

    TeamsReader(NodeReader nodes, YamlFile file, Groups groups) {
        this.nodes = nodes;
        this.file = file;
        conditions = new ConditionReader(nodes, file, groups);
        ids = new IdReader(nodes, "the team has no `id:`", "there is a team", id -> HelpRules.id("a team", id));
    }

    List<Team> read(@Nullable Node node) {
        List<Team> teams = new ArrayList<>();
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
                    ids.read(file, item, entries.get("id")),
                    entries.containsKey("when") ? when(entries.get("when")) : "",
                    experts(entries.get("experts"))));
            if (!entries.containsKey("when")) {
                forAll = file.place(item);
            }
        }
        return teams;
    }

    private String when(Node node) {
        boolean isEmpty =
                node instanceof ScalarNode && nodes.text(file, node, "when").isEmpty();
        return isEmpty ? "" : conditions.read(node);
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
