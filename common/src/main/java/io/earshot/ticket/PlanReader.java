package io.earshot.ticket;

import io.earshot.brand.BrandFinding;
import io.earshot.brand.NodeReader;
import io.earshot.brand.YamlFile;
import io.earshot.deliver.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a file that says where items go, and goes on after an error so as to find them all. */
final class PlanReader {
    static final List<String> KEYS = List.of("hosts", "targets");

    private final YamlFile file;
    private final Values values;
    private final Surroundings surroundings;

    PlanReader(String name, byte[] content, Surroundings surroundings, List<BrandFinding> findings) {
        file = YamlFile.decode(name, content, findings);
        values = new Values(file, new NodeReader(), surroundings.environment());
        this.surroundings = surroundings;
    }

    TicketPlan read() {
        TicketPlan[] plan = {TicketPlan.NONE};
        NodeReader.counted(file, () -> file.root().ifPresent(root -> plan[0] = plan(root)));
        return plan[0];
    }

    private TicketPlan plan(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            file.error(root, "expected `targets:`, found " + NodeReader.kind(root));
            return TicketPlan.NONE;
        }
        Map<String, Node> entries = values.entries(mapping, KEYS, "the file");
        if (!entries.containsKey("targets")) {
            file.error(root, "there are no `targets:`");
        }
        Set<String> hosts = new TreeSet<>();
        values.texts(entries.get("hosts"), "hosts").forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        TargetReader reader = new TargetReader(values, surroundings, hosts);
        List<TicketTarget> targets = new ArrayList<>();
        Map<String, Node> places = new HashMap<>();
        for (Node node : values.items(entries.get("targets"), "targets")) {
            reader.read(node).ifPresent(target -> {
                Node first = places.putIfAbsent(target.id(), node);
                if (first == null) {
                    targets.add(target);
                } else {
                    file.error(node, "there is a target " + target.id() + " already, at " + file.place(first));
                }
            });
        }
        return new TicketPlan(List.copyOf(targets));
    }
}
