package io.earshot.jobs.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.config.ElasticsearchConfig;
import io.earshot.jobs.setup.Http.Reply;
import io.earshot.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks Elasticsearch what each panel of the dashboards would ask it, for all brands and as if now were the time of the
 * newest document: so the dashboards can be tried without Kibana, and on a replay of history.
 */
public final class PanelQueries {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DOCUMENTS = 100;

    private final Http server;
    private final Map<String, String> newest = new HashMap<>();

    private PanelQueries(Http server) {
        this.server = server;
    }

    /** Runs every panel's search on a server without security. */
    public static List<Finding> run(String url) throws IOException, InterruptedException {
        return run(new ElasticsearchConfig(List.of(URI.create(url)), "", "", "", "", 1, Duration.ofSeconds(1)));
    }

    /**
     * Runs every panel's search, in the order of the dashboards and of their panels.
     *
     * @throws IOException if the server does not answer
     */
    public static List<Finding> run(ElasticsearchConfig server) throws IOException, InterruptedException {
        PanelQueries queries = new PanelQueries(Http.at(server.hosts().get(0), server, Map.of()));
        List<Finding> findings = new ArrayList<>();
        for (String name : Bundle.DASHBOARDS) {
            findings.addAll(queries.dashboard(name));
        }
        return findings;
    }

    private List<Finding> dashboard(String name) throws IOException, InterruptedException {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        for (String line : Bundle.dashboard(name)) {
            JsonNode object = Json.MAPPER.readTree(line);
            objects.put(object.path("type").asText() + "/" + object.path("id").asText(), object);
        }
        JsonNode dashboard = objects.get("dashboard/earshot-" + name);
        Map<String, String> references = references(dashboard);
        String from = dashboard.at("/attributes/timeFrom").asText();

        List<Finding> findings = new ArrayList<>();
        JsonNode controls = parse(dashboard.at("/attributes/controlGroupInput/panelsJSON"));
        for (var control : controls.properties()) {
            JsonNode view = objects.get(references.get("controlGroup_" + control.getKey() + ":optionsListDataView"));
            findings.add(control(name, control.getValue().path("explicitInput"), view, from));
        }
        for (JsonNode panel : parse(dashboard.at("/attributes/panelsJSON"))) {
            String index = panel.path("panelIndex").asText();
            JsonNode shown = objects.get(
                    references.get(index + ":" + panel.path("panelRefName").asText()));
            String title = panel.path("title").asText();
            String since = panel.at("/embeddableConfig/timeRange/from").asText(from);
            findings.add(
                    shown.path("type").asText().equals("lens")
                            ? chart(name, title, shown, objects, since)
                            : documents(name, title, shown, objects, since));
        }
        return findings;
    }

    private Finding control(String dashboard, JsonNode input, JsonNode view, String from)
            throws IOException, InterruptedException {
        String field = input.path("fieldName").asText();
        ObjectNode body = NODES.objectNode().put("size", 0);
        body.set("query", inTime(view, from, NODES.objectNode()));
        body.putObject("aggs")
                .putObject("values")
                .putObject("terms")
                .put("field", field)
                .put("size", 10);
        Reply reply = search(view, body);
        int values = reply.json().at("/aggregations/values/buckets").size();
        return finding(dashboard, "control " + input.path("title").asText(), reply, values, List.of());
    }

    private Finding chart(String dashboard, String title, JsonNode lens, Map<String, JsonNode> objects, String from)
            throws IOException, InterruptedException {
        Map<String, String> references = references(lens);
        JsonNode state = lens.at("/attributes/state");
        long rows = 0;
        List<String> empty = new ArrayList<>();
        Reply reply = null;
        for (var layer : state.at("/datasourceStates/formBased/layers").properties()) {
            JsonNode view = objects.get(references.get("indexpattern-datasource-layer-" + layer.getKey()));
            LensQuery query = new LensQuery(layer.getValue());
            reply = search(view, query.search(inTime(view, from, state.path("query"))));
            if (!reply.ok()) {
                break;
            }
            LensQuery.Rows found = query.rows(reply.json());
            rows += found.count();
            for (int i = 0; i < query.metrics().size(); i++) {
                if (found.count() > 0 && !found.hasValue(i)) {
                    empty.add(query.label(query.metrics().get(i)));
                }
            }
        }
        if (reply == null) {
            throw new IllegalStateException(title + " has no layer");
        }
        return finding(dashboard, title, reply, rows, empty);
    }

    private Finding documents(
            String dashboard, String title, JsonNode search, Map<String, JsonNode> objects, String from)
            throws IOException, InterruptedException {
        JsonNode attributes = search.path("attributes");
        JsonNode source = parse(attributes.at("/kibanaSavedObjectMeta/searchSourceJSON"));
        JsonNode view =
                objects.get(references(search).get(source.path("indexRefName").asText()));

        ObjectNode body = NODES.objectNode().put("size", DOCUMENTS).put("_source", false);
        body.put("track_total_hits", true);
        body.set("query", inTime(view, from, source.path("query")));
        body.set("fields", attributes.path("columns"));
        ArrayNode sort = body.putArray("sort");
        for (JsonNode by : attributes.path("sort")) {
            sort.addObject().put(by.get(0).asText(), by.get(1).asText());
        }
        Reply reply = search(view, body);
        JsonNode hits = reply.json().at("/hits/hits");
        List<String> empty = new ArrayList<>();
        for (JsonNode column : attributes.path("columns")) {
            boolean seen = false;
            for (JsonNode hit : hits) {
                seen |= hit.path("fields").has(column.asText());
            }
            if (!seen && !hits.isEmpty()) {
                empty.add(column.asText());
            }
        }
        return finding(
                dashboard, title, reply, reply.json().at("/hits/total/value").asLong(), empty);
    }

    /** @param from such as {@code now-7d} */
    private ObjectNode inTime(JsonNode view, String from, JsonNode kibanaQuery)
            throws IOException, InterruptedException {
        String field = view.at("/attributes/timeFieldName").asText();
        ObjectNode query = NODES.objectNode();
        ArrayNode filter = query.putObject("bool").putArray("filter");
        filter.addObject()
                .putObject("range")
                .putObject(field)
                .put("gte", from.replace("now", newest(view, field) + "||"))
                .put("format", "strict_date_optional_time");
        filter.add(LensQuery.query(kibanaQuery));
        return query;
    }

    /** The time of a data view's newest document; the epoch where it has none, or the server refuses to say. */
    private String newest(JsonNode view, String field) throws IOException, InterruptedException {
        String known = newest.get(view.path("id").asText());
        if (known == null) {
            ObjectNode body = NODES.objectNode().put("size", 0);
            body.putObject("aggs").putObject("newest").putObject("max").put("field", field);
            known = search(view, body)
                    .json()
                    .at("/aggregations/newest/value_as_string")
                    .asText("1970-01-01");
            newest.put(view.path("id").asText(), known);
        }
        return known;
    }

    private Reply search(JsonNode view, ObjectNode body) throws IOException, InterruptedException {
        return server.post("/" + view.at("/attributes/title").asText() + "/_search", body);
    }

    private static Finding finding(String dashboard, String panel, Reply reply, long rows, List<String> empty) {
        return reply.ok()
                ? new Finding(dashboard, panel, rows, List.copyOf(empty), null)
                : new Finding(dashboard, panel, 0, List.of(), reply.reason());
    }

    private static Map<String, String> references(JsonNode object) {
        Map<String, String> references = new LinkedHashMap<>();
        for (JsonNode reference : object.path("references")) {
            references.put(
                    reference.path("name").asText(),
                    reference.path("type").asText() + "/" + reference.path("id").asText());
        }
        return references;
    }

    private static JsonNode parse(JsonNode string) throws IOException {
        return Json.MAPPER.readTree(string.asText());
    }
}
