package io.earshot.jobs.setup.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.earshot.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of a Lens object: columns over a data view. The buckets come first, outermost first, and have the ids
 * {@code b0}, {@code b1}…; the metrics have {@code m0}, {@code m1}….
 */
record Layer(String id, DataView dataView, List<Column> buckets, List<Column> metrics) {

    static Layer of(DataView dataView, Column... columns) {
        return named("data", dataView, columns);
    }

    static Layer named(String id, DataView dataView, Column... columns) {
        List<Column> buckets = new ArrayList<>();
        List<Column> metrics = new ArrayList<>();
        for (Column column : columns) {
            (column.bucket() ? buckets : metrics).add(column);
        }
        return new Layer(id, dataView, List.copyOf(buckets), List.copyOf(metrics));
    }

    String bucket(int i) {
        return "b" + i;
    }

    String metric(int i) {
        return "m" + i;
    }

    ObjectNode json() {
        ObjectNode layer = Json.MAPPER.createObjectNode();
        ArrayNode order = layer.putArray("columnOrder");
        ObjectNode columns = layer.putObject("columns");
        for (int i = 0; i < buckets.size(); i++) {
            add(order, columns, bucket(i), buckets.get(i));
        }
        for (int i = 0; i < metrics.size(); i++) {
            add(order, columns, metric(i), metrics.get(i));
        }
        layer.put("ignoreGlobalFilters", dataView == DataView.DEAD_LETTERS); // they have no brand to choose by
        layer.putObject("incompleteColumns");
        layer.put("sampling", 1);
        return layer;
    }

    private void add(ArrayNode order, ObjectNode columns, String id, Column column) {
        for (Column.Part part : column.parts()) {
            ObjectNode json = part.json().deepCopy();
            resolve(json, id);
            order.add(id + part.suffix());
            columns.set(id + part.suffix(), json);
        }
    }

    /** Puts this column's id, and that of the metric which rows are ordered by, where they are referred to. */
    private void resolve(ObjectNode json, String id) {
        JsonNode orderBy = json.at("/params/orderBy");
        if (orderBy.has("columnId")) {
            ((ObjectNode) orderBy).put("columnId", metric(0));
        }
        name(json.path("references"), id);
        name(json.at("/params/tinymathAst/args"), id);
    }

    private static void name(JsonNode references, String id) {
        if (!(references instanceof ArrayNode array)) {
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isTextual()) {
                array.set(i, new TextNode(array.get(i).asText().replace("#", id)));
            } else {
                name(array.get(i).path("args"), id);
            }
        }
    }
}
