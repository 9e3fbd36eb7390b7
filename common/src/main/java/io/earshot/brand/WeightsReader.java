package io.earshot.brand;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads how many points the factors of a priority give. */
final class WeightsReader {
    private final NodeReader nodes;
    private final YamlFile file;

    WeightsReader(NodeReader nodes, YamlFile file) {
        this.nodes = nodes;
        this.file = file;
    }

    PriorityWeights read(@Nullable Node node) {
        if (node == null) {
            return PriorityWeights.DEFAULT;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(
                    node,
                    "weights: expected factors with points, such as {severity: 50, tier: {gold: 20}}, found "
                            + NodeReader.kind(node));
            return PriorityWeights.DEFAULT;
        }
        Map<PriorityFactor, Integer> most = new EnumMap<>(PriorityFactor.class);
        Map<String, Integer> tier = PriorityWeights.DEFAULT.tier();
        nodes.count(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String name = nodes.text(file, key, "a factor");
            Optional<PriorityFactor> factor = BrandRules.factor(name);
            if (name.equals(PriorityWeights.TIER)) {
                tier = tiers(tuple.getValueNode());
            } else if (factor.isEmpty()) {
                nodes.count(tuple.getValueNode());
                if (!name.isEmpty()) {
                    file.error(key, BrandRules.noFactor(name));
                }
            } else if (most.putIfAbsent(factor.get(), points(name, tuple.getValueNode())) != null) {
                file.error(key, "there are two " + name);
            }
        }
        return new PriorityWeights(most, tier);
    }

    private Map<String, Integer> tiers(Node node) {
        Map<String, Integer> tiers = new TreeMap<>();
        if (!(node instanceof MappingNode mapping)) {
            nodes.count(node);
            file.error(
                    node,
                    "tier: expected tiers with points, such as {gold: 20, vip: 30}, found " + NodeReader.kind(node));
            return tiers;
        }
        nodes.count(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            String name = nodes.text(file, tuple.getKeyNode(), "a tier").toLowerCase(Locale.ROOT);
            int points = points(name, tuple.getValueNode());
            if (!name.isEmpty() && tiers.put(name, points) != null) {
                file.error(tuple.getKeyNode(), "there are two tiers " + name);
            }
        }
        return tiers;
    }

    private int points(String name, Node node) {
        String written = nodes.text(file, node, name);
        if (written.isEmpty()) {
            return 0;
        }
        Optional<String> problem = BrandRules.points(name, written);
        problem.ifPresent(wrong -> file.error(node, wrong));
        return problem.isEmpty() ? Integer.parseInt(written) : 0;
    }
}
