package io.earshot.notify;

import io.earshot.brand.BrandFinding;
import io.earshot.brand.NodeReader;
import io.earshot.brand.YamlFile;
import io.earshot.deliver.Values;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a file that says who is told of alerts, and goes on after an error so as to find them all. */
final class NotifyReader {
    static final List<String> KEYS = List.of("zone", "targets", "routes");

    private final YamlFile file;
    private final Values values;
    private final List<Target> targets = new ArrayList<>();

    /** Where each target stands, by name; also of those that cannot be used. */
    private final Map<String, Node> places = new HashMap<>();

    NotifyReader(String name, byte[] content, Map<String, String> environment, List<BrandFinding> findings) {
        file = YamlFile.decode(name, content, findings);
        values = new Values(file, new NodeReader(), environment);
    }

    NotifyPlan read() {
        NotifyPlan[] plan = {NotifyPlan.NONE};
        NodeReader.counted(file, () -> file.root().ifPresent(root -> plan[0] = plan(root)));
        return plan[0];
    }

    private NotifyPlan plan(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            file.error(root, "expected `targets:` and `routes:`, found " + NodeReader.kind(root));
            return NotifyPlan.NONE;
        }
        Map<String, Node> entries = values.entries(mapping, KEYS, "the file");
        ZoneId zone = values.zone(entries.get("zone"), ZoneId.of("UTC"));
        QuietReader quiet = new QuietReader(values, zone);
        TargetReader reader = new TargetReader(values, quiet);
        for (Node node : needed(root, entries, "targets")) {
            reader.read(node, this::add);
        }
        RouteReader routeReader = new RouteReader(values, quiet, places.keySet());
        List<Route> routes = new ArrayList<>();
        for (Node node : needed(root, entries, "routes")) {
            routeReader.read(node).ifPresent(routes::add);
        }
        warnOfUnused(routeReader.used());
        return new NotifyPlan(zone, List.copyOf(targets), List.copyOf(routes));
    }

    private List<Node> needed(Node root, Map<String, Node> entries, String key) {
        Node node = entries.get(key);
        if (node == null) {
            file.error(root, "there are no `" + key + ":`");
            return List.of();
        }
        return values.items(node, key);
    }

    private void add(String name, Node place, @Nullable Target target) {
        if (name.isEmpty()) {
            return;
        }
        Node first = places.putIfAbsent(name, place);
        if (first != null) {
            file.error(place, "there is a target " + name + " already, at " + file.place(first));
        } else if (target != null) {
            targets.add(target);
        }
    }

    private void warnOfUnused(Set<String> used) {
        Set<String> unused = new LinkedHashSet<>();
        targets.forEach(target -> unused.add(target.name()));
        unused.removeAll(used);
        unused.forEach(name -> {
            Node place = places.get(name);
            if (place != null) {
                file.warning(place, "no route names the target " + name + ", so it is told nothing");
            }
        });
    }
}
