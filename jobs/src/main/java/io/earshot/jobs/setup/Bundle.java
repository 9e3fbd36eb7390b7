package io.earshot.jobs.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.connect.Indices;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What this release brings for Elasticsearch and Kibana: the files of {@code dashboards/}, from the class path. */
final class Bundle {
    /** Every index or alias of ours; each has a template of its name. */
    static final List<String> INDICES = List.of(
            Indices.MENTIONS,
            Indices.TOPICS,
            Indices.ALERTS,
            Indices.ITEMS,
            Indices.ITEM_EVENTS,
            Indices.TRENDS,
            Indices.DEAD_LETTERS);

    /** Aliases over one index a month; the others are indices of that very name. */
    static final List<String> MONTHLY = List.of(Indices.MENTIONS, Indices.ITEM_EVENTS, Indices.TRENDS);

    /** What every template builds on. */
    static final String SETTINGS = "earshot-settings";

    /** Holds the number of replicas where somebody asked for one. */
    static final String REPLICAS = "earshot-replicas";

    static final List<String> DASHBOARDS = List.of("listening", "crisis", "care");

    static final List<String> RULES = List.of("critical-alert", "breached-item");

    private Bundle() {}

    static JsonNode componentTemplate(String name) {
        return json("component-templates/" + name + ".json");
    }

    static JsonNode indexTemplate(String index) {
        return json("index-templates/" + index + ".json");
    }

    /** The policy by which the months of an alias end. */
    static JsonNode lifecycle(String alias) {
        return json("lifecycle/" + alias + ".json");
    }

    /** The component template that puts an alias's months under its policy. */
    static String lifecycleTemplate(String alias) {
        return alias + "-lifecycle";
    }

    /** The objects of a dashboard, its data views included, as Kibana exports and imports them. */
    static List<String> dashboard(String name) {
        return text(name + ".ndjson").lines().filter(line -> !line.isBlank()).toList();
    }

    static JsonNode rule(String name) {
        return json("rules/" + name + ".json");
    }

    private static JsonNode json(String path) {
        try {
            return Json.MAPPER.readTree(text(path));
        } catch (IOException e) {
            throw new IllegalStateException("dashboards/" + path + " is not JSON", e);
        }
    }

    private static String text(String path) {
        try (InputStream in = Bundle.class.getResourceAsStream("/dashboards/" + path)) {
            if (in == null) {
                throw new IllegalStateException("dashboards/" + path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
