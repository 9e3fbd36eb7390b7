package io.earshot.brand;

import io.earshot.json.Json;
import io.earshot.spike.Sensitivity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code alerts:} of a brand. */
final class AlertOptionsReader {
    static final List<String> KEYS = List.of("sensitivity", "reach", "events");
    static final List<String> EVENT_KEYS = List.of("name", "from", "until", "factor");

    private static final String EXAMPLE = "{name: launch, from: 2026-12-01T09:00:00Z, until: 2026-12-02T09:00:00Z}";

    private final NodeReader nodes;
    private final YamlFile file;

    AlertOptionsReader(NodeReader nodes, YamlFile file) {
        this.nodes = nodes;
        this.file = file;
    }

    AlertOptions read(@Nullable Node node) {
        if (node == null) {
            return AlertOptions.DEFAULT;
        }
        if (!(node instanceof MappingNode mapping)) {
            file.error(node, "alerts: expected options such as {sensitivity: calm}, found " + NodeReader.kind(node));
            return AlertOptions.DEFAULT;
        }
        Map<String, Node> entries = nodes.entries(file, mapping, KEYS, "alerts");
        AlertOptions options = new AlertOptions(
                sensitivity(entries.get("sensitivity")), reach(entries.get("reach")), events(entries.get("events")));
        BrandRules.alerts(options).forEach(problem -> file.error(node, "alerts: " + problem));
        return options;
    }

    private Sensitivity sensitivity(@Nullable Node node) {
        return node == null
                ? Sensitivity.BALANCED
                : nodes.oneOf(file, node, "sensitivity", Sensitivity.class).orElse(Sensitivity.BALANCED);
    }

    private @Nullable Long reach(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        String written = nodes.text(file, node, "reach").replace("_", "");
        try {
            return Long.valueOf(written);
        } catch (NumberFormatException e) {
            file.error(node, "reach: expected how many people, such as 100000, found " + written);
            return null;
        }
    }

    private List<AlertOptions.Event> events(@Nullable Node node) {
        List<AlertOptions.Event> events = new ArrayList<>();
        for (Node item : nodes.items(file, node, "events")) {
            if (!(item instanceof MappingNode mapping)) {
                file.error(item, "events: expected entries such as " + EXAMPLE + ", found " + NodeReader.kind(item));
                continue;
            }
            Map<String, Node> entries = nodes.entries(file, mapping, EVENT_KEYS, "an event");
            Node name = entries.get("name");
            Optional<Instant> from = instant(item, entries.get("from"), "from");
            Optional<Instant> until = instant(item, entries.get("until"), "until");
            double factor = factor(entries.get("factor"));
            if (from.isPresent() && until.isPresent()) {
                events.add(new AlertOptions.Event(
                        name == null ? "event" : nodes.text(file, name, "name"), from.get(), until.get(), factor));
            }
        }
        return events;
    }

    private Optional<Instant> instant(Node event, @Nullable Node node, String key) {
        if (node == null) {
            file.error(event, "the event has no `" + key + ":`; expected one such as " + EXAMPLE);
            return Optional.empty();
        }
        String written = nodes.text(file, node, key);
        try {
            return Optional.of(Json.instant(written));
        } catch (DateTimeException e) {
            file.error(node, key + ": expected a time with its zone, such as 2026-12-01T09:00:00Z, found " + written);
            return Optional.empty();
        }
    }

    private double factor(@Nullable Node node) {
        if (node == null) {
            return AlertOptions.Event.USUAL_FACTOR;
        }
        String written = nodes.text(file, node, "factor");
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException e) {
            file.error(node, "factor: expected how many times the usual talk, such as 5, found " + written);
            return AlertOptions.Event.USUAL_FACTOR;
        }
    }
}
