package io.earshot.jobs.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The search that a layer of a Lens object makes: a bucket aggregation in another, outermost first, and in the
 * innermost one aggregation a metric. Knows the operations that our dashboards use and refuses others, so that none
 * goes untested.
 *
 * <p>Queries are run as Lucene's syntax: ours are in the part of KQL that means the same there, which a test of the
 * dashboards holds.
 */
final class LensQuery {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What {@code auto} stands for here; Kibana chooses by the time range and the width of the screen. */
    private static final String AUTO_INTERVAL = "1h";

    private final JsonNode columns;
    private final List<String> buckets = new ArrayList<>();
    private final List<String> metrics = new ArrayList<>();
    private final Set<String> divisors = new HashSet<>();

    /** @param layer of {@code state.datasourceStates.formBased.layers} */
    LensQuery(JsonNode layer) {
        columns = layer.path("columns");
        for (JsonNode id : layer.path("columnOrder")) {
            JsonNode column = columns.path(id.asText());
            String operation = column.path("operationType").asText();
            if (column.path("isBucketed").asBoolean()) {
                buckets.add(id.asText());
            } else if (operation.equals("math")) { // of the others: a ratio, as far as we know
                divisors.add(column.at("/params/tinymathAst/args/1").asText());
            } else if (!operation.equals("formula")) { // which shows what the mathematics gave
                metrics.add(id.asText());
            }
        }
    }

    /** The metrics' ids, each with the label that people see. */
    List<String> metrics() {
        return metrics;
    }

    String label(String metric) {
        return columns.path(metric).path("label").asText();
    }

    /** The body of the search, over the documents that the query and filters select. */
    ObjectNode search(ObjectNode query) {
        ObjectNode body = NODES.objectNode();
        body.put("size", 0).put("track_total_hits", true);
        body.set("query", query);
        ObjectNode aggregations = aggregations(0);
        if (!aggregations.isEmpty()) {
            body.set("aggs", aggregations);
        }
        return body;
    }

    private ObjectNode aggregations(int depth) {
        ObjectNode aggregations = NODES.objectNode();
        if (depth == buckets.size()) {
            for (String id : metrics) {
                metric(columns.path(id)).ifPresent(json -> aggregations.set(id, json));
            }
            return aggregations;
        }
        String id = buckets.get(depth);
        ObjectNode within = aggregations(depth + 1);
        ObjectNode bucket = bucket(columns.path(id), within);
        if (!within.isEmpty()) {
            bucket.set("aggs", within);
        }
        aggregations.set(id, bucket);
        return aggregations;
    }

    /** @param within what the bucket will hold; gets the metric that its terms are ordered by, if it lacks it */
    private ObjectNode bucket(JsonNode column, ObjectNode within) {
        JsonNode params = column.path("params");
        String field = column.path("sourceField").asText();
        String operation = column.path("operationType").asText();
        ObjectNode json = NODES.objectNode();
        switch (operation) {
            case "date_histogram" -> {
                String interval = params.path("interval").asText();
                json.putObject("date_histogram")
                        .put("field", field)
                        .put("min_doc_count", 1)
                        .put("fixed_interval", interval.equals("auto") ? AUTO_INTERVAL : interval);
            }
            case "terms" -> {
                ObjectNode terms = json.putObject("terms");
                terms.put("field", field).put("size", params.path("size").asInt());
                terms.putObject("order").put(order(params.path("orderBy"), within), direction(params));
            }
            case "filters" -> {
                ObjectNode filters = json.putObject("filters").putObject("filters");
                for (JsonNode filter : params.path("filters")) {
                    filters.set(filter.path("label").asText(), query(filter.path("input")));
                }
            }
            default -> throw new IllegalArgumentException("no search is known for the bucket operation " + operation);
        }
        return json;
    }

    private static String direction(JsonNode params) {
        return params.path("orderDirection").asText();
    }

    private String order(JsonNode orderBy, ObjectNode within) {
        if (orderBy.path("type").asText().equals("alphabetical")) {
            return "_key";
        }
        String id = orderBy.path("columnId").asText();
        JsonNode by = columns.path(id);
        var metric = metric(by);
        if (metric.isEmpty()) {
            return "_count";
        }
        within.set(id, metric.get());
        return switch (by.path("operationType").asText()) {
            case "median" -> id + ".50";
            case "percentile" -> id + "." + by.at("/params/percentile").asText();
            default -> id;
        };
    }

    /** The aggregation of a metric; none where a bucket's own number of documents is the answer. */
    private static Optional<ObjectNode> metric(JsonNode column) {
        String operation = column.path("operationType").asText();
        ObjectNode json = NODES.objectNode();
        switch (operation) {
            case "count" -> {
                if (!column.has("filter")) {
                    return Optional.empty();
                }
            }
            case "sum", "min", "max" -> json.set(operation, field(column));
            case "average" -> json.set("avg", field(column));
            case "unique_count" -> json.set("cardinality", field(column));
            case "median" -> json.set("percentiles", percentiles(column, 50));
            case "percentile" ->
                json.set(
                        "percentiles",
                        percentiles(column, column.at("/params/percentile").asDouble()));
            default -> throw new IllegalArgumentException("no search is known for the metric operation " + operation);
        }
        if (!column.has("filter")) {
            return Optional.of(json);
        }
        ObjectNode filtered = NODES.objectNode();
        filtered.set("filter", query(column.path("filter")));
        if (!json.isEmpty()) {
            filtered.putObject("aggs").set("value", json);
        }
        return Optional.of(filtered);
    }

    private static ObjectNode field(JsonNode column) {
        return NODES.objectNode().put("field", column.path("sourceField").asText());
    }

    private static ObjectNode percentiles(JsonNode column, double percent) {
        ObjectNode json = field(column);
        json.putArray("percents").add(percent);
        return json;
    }

    /** A query object of Kibana's as one of Elasticsearch's. */
    static ObjectNode query(JsonNode kibana) {
        String text = kibana.path("query").asText();
        ObjectNode query = NODES.objectNode();
        if (text.isEmpty()) {
            query.putObject("match_all");
        } else {
            query.putObject("query_string").put("query", text);
        }
        return query;
    }

    /** What an answer holds. */
    Rows rows(JsonNode answer) {
        Rows rows = new Rows(metrics.size());
        read(answer.path("aggregations"), answer.at("/hits/total/value").asLong(), 0, rows);
        return rows;
    }

    private void read(JsonNode aggregations, long documents, int depth, Rows rows) {
        if (documents == 0) {
            return;
        }
        if (depth < buckets.size()) {
            for (JsonNode bucket : aggregations.path(buckets.get(depth)).path("buckets")) {
                read(bucket, bucket.path("doc_count").asLong(), depth + 1, rows);
            }
            return;
        }
        rows.count++;
        for (int i = 0; i < metrics.size(); i++) {
            if (hasValue(metrics.get(i), aggregations.path(metrics.get(i)), documents)) {
                rows.values[i]++;
            }
        }
    }

    /** Whether a reader sees something: a count of none says something too, a sum of nothing does not. */
    private boolean hasValue(String id, JsonNode metric, long documents) {
        JsonNode column = columns.path(id);
        boolean filtered = column.has("filter");
        JsonNode value = filtered ? metric.path("value") : metric;
        return switch (column.path("operationType").asText()) {
            case "count" ->
                !divisors.contains(id) || (filtered ? metric.path("doc_count").asLong() : documents) > 0;
            case "sum", "unique_count" -> value.path("value").asDouble() != 0;
            case "median", "percentile" ->
                value.path("values").properties().stream()
                        .anyMatch(percentile -> percentile.getValue().isNumber());
            default -> value.path("value").isNumber();
        };
    }

    /** How many rows a search found, and in how many of them each metric has a value. */
    static final class Rows {
        private int count;
        private final int[] values;

        private Rows(int metrics) {
            values = new int[metrics];
        }

        int count() {
            return count;
        }

        boolean hasValue(int metric) {
            return values[metric] > 0;
        }
    }
}
