package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the Kibana objects together, as far as that goes without Kibana. */
final class SavedObjectsTest {
    private static final Path FILES = Path.of(System.getProperty("earshot.root"), "dashboards");

    /** The lowest versions that hold our attributes: an object with a higher one is refused by Kibana 8.19. */
    private static final Map<String, String> STAMPS =
            Map.of("index-pattern", "7.11.0", "search", "7.9.3", "lens", "8.9.0", "dashboard", "8.7.0");

    /** Kibana refuses a dashboard of this version with any other attribute. */
    private static final Set<String> DASHBOARD_ATTRIBUTES = Set.of(
            "title",
            "description",
            "kibanaSavedObjectMeta",
            "timeRestore",
            "timeFrom",
            "timeTo",
            "refreshInterval",
            "controlGroupInput",
            "panelsJSON",
            "optionsJSON",
            "hits",
            "version");

    /** {@code field: value}, with AND, OR and NOT in capitals: KQL and Lucene read it in the same way. */
    private static final Pattern CLAUSE = Pattern.compile("(NOT )?[A-Za-z.]+: (\\*|\\w+|\\(\\w+( OR \\w+)*\\))");

    private static final Set<String> NUMBERS = Set.of("long", "integer", "short", "byte", "float", "double");
    private static final Set<String> COUNTABLE =
            Set.of("keyword", "boolean", "date", "long", "short", "byte", "integer");
    private static final int GRID_WIDTH = 48;

    /** As Kibana's own parser: nothing may follow. */
    private static final ObjectReader STRICT =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Stream<String> dashboards() {
        return Bundle.DASHBOARDS.stream();
    }

    @Test
    void everyFileIsImported() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".ndjson")))
                    .containsExactlyInAnyOrderElementsOf(Bundle.DASHBOARDS.stream()
                            .map(name -> name + ".ndjson")
                            .toList());
        }
    }

    @Test
    void anIdNamesOneObjectInAllFiles() {
        Map<String, String> byId = new HashMap<>();
        for (String name : Bundle.DASHBOARDS) {
            for (String line : Bundle.dashboard(name)) {
                JsonNode object = read(line);
                String other = byId.put(key(object), line);
                assertThat(other == null ? line : other)
                        .as("%s, also of another file", key(object))
                        .isEqualTo(line);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void anIdStandsOnceInAFile(String name) {
        assertThat(objects(name).stream().map(SavedObjectsTest::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyObjectLoadsInTheOldestKibanaThatWeServe(String name) {
        for (JsonNode object : objects(name)) {
            String type = object.path("type").asText();
            assertThat(STAMPS).containsKey(type);
            assertThat(object.path("typeMigrationVersion").asText())
                    .as(key(object))
                    .isEqualTo(STAMPS.get(type));
            assertThat(object.path("coreMigrationVersion").asText())
                    .as(key(object))
                    .isEqualTo("8.8.0");
            assertThat(object.at("/attributes/title").asText()).as(key(object)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyReferenceLeadsToAnObjectOfTheSameFile(String name) {
        Set<String> keys = new HashSet<>();
        objects(name).forEach(object -> keys.add(key(object)));
        for (JsonNode object : objects(name)) {
            List<String> names = new ArrayList<>();
            for (JsonNode reference : object.path("references")) {
                assertThat(keys).as("references of %s", key(object)).contains(key(reference));
                names.add(reference.path("name").asText());
            }
            assertThat(names).as("reference names of %s", key(object)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyObjectOfAFileIsUsed(String name) {
        Set<String> used = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        for (JsonNode object : objects(name)) {
            object.path("references").forEach(reference -> used.add(key(reference)));
            there.add(key(object));
        }
        there.removeAll(used);
        assertThat(there).containsExactly("dashboard/earshot-" + name);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void whatKibanaWantsAsAStringIsOneAndParses(String name) {
        for (JsonNode object : objects(name)) {
            JsonNode attributes = object.path("attributes");
            if (attributes.has("kibanaSavedObjectMeta")) {
                parsed(attributes.at("/kibanaSavedObjectMeta/searchSourceJSON"));
            }
            for (String field : new String[] {"panelsJSON", "optionsJSON", "fields", "fieldFormatMap", "typeMeta"}) {
                if (attributes.has(field)) {
                    parsed(attributes.path(field));
                }
            }
            if (attributes.has("controlGroupInput")) {
                parsed(attributes.at("/controlGroupInput/panelsJSON"));
                parsed(attributes.at("/controlGroupInput/ignoreParentSettingsJSON"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardHasTheAttributesOfItsVersionOnly(String name) {
        List<String> attributes = new ArrayList<>();
        dashboard(name).path("attributes").fieldNames().forEachRemaining(attributes::add);
        assertThat(DASHBOARD_ATTRIBUTES).containsAll(attributes);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelNamesItsObject(String name) {
        JsonNode dashboard = dashboard(name);
        Map<String, String> types = new HashMap<>();
        dashboard
                .path("references")
                .forEach(reference -> types.put(
                        reference.path("name").asText(), reference.path("type").asText()));
        JsonNode panels = parsed(dashboard.at("/attributes/panelsJSON"));
        assertThat(panels).isNotEmpty();
        for (JsonNode panel : panels) {
            String index = panel.path("panelIndex").asText();
            assertThat(panel.at("/gridData/i").asText()).isEqualTo(index);
            assertThat(panel.path("panelRefName").asText()).isEqualTo("panel_" + index);
            assertThat(types)
                    .containsEntry(index + ":panel_" + index, panel.path("type").asText());
        }
        assertThat(types).hasSize(panels.size() + 1); // and the control's data view
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsStandSideBySide(String name) {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : parsed(dashboard(name).at("/attributes/panelsJSON"))) {
            JsonNode grid = panel.path("gridData");
            int left = grid.path("x").asInt();
            int top = grid.path("y").asInt();
            int right = left + grid.path("w").asInt();
            int bottom = top + grid.path("h").asInt();
            assertThat(right).as("right edge of %s", panel.path("title")).isLessThanOrEqualTo(GRID_WIDTH);
            assertThat(right).isGreaterThan(left);
            assertThat(bottom).isGreaterThan(top);
            for (int x = left; x < right; x++) {
                for (int y = top; y < bottom; y++) {
                    assertThat(taken.add(x + "," + y))
                            .as("%s overlaps at %d,%d", panel.path("title"), x, y)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyDataViewHasAnIndexAndItsTimeField(String name) {
        for (JsonNode object : objects(name)) {
            if (object.path("type").asText().equals("index-pattern")) {
                String time = object.at("/attributes/timeFieldName").asText();
                assertThat(fields(object)).as(key(object)).containsEntry(time, "date");
                SortedMap<String, String> fields = fields(object);
                parsed(object.at("/attributes/fieldFormatMap"))
                        .fieldNames()
                        .forEachRemaining(field -> assertThat(fields).containsKey(field));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyColumnOfAChartHasAFieldThatFitsIt(String name) {
        Map<String, JsonNode> byKey = byKey(name);
        for (JsonNode lens : byKey.values()) {
            for (var layer : lens.at("/attributes/state/datasourceStates/formBased/layers")
                    .properties()) {
                JsonNode view = byKey.get(referenced(lens, "indexpattern-datasource-layer-" + layer.getKey()));
                SortedMap<String, String> fields = fields(view);
                JsonNode columns = layer.getValue().path("columns");
                Set<String> ids = new TreeSet<>();
                columns.fieldNames().forEachRemaining(ids::add);
                List<String> order = new ArrayList<>();
                layer.getValue().path("columnOrder").forEach(id -> order.add(id.asText()));
                assertThat(order).as(key(lens)).containsExactlyInAnyOrderElementsOf(ids);
                for (JsonNode column : columns) {
                    assertThat(column.has("scale")).as("scale of %s", column).isTrue();
                    assertThat(column.path("label").asText()).isNotBlank();
                    column.path("references")
                            .forEach(reference -> assertThat(ids).contains(reference.asText()));
                    JsonNode orderBy = column.at("/params/orderBy/columnId");
                    if (!orderBy.isMissingNode()) {
                        assertThat(ids).contains(orderBy.asText());
                    }
                    if (column.has("sourceField")) {
                        assertFits(lens, column, fields);
                    }
                }
            }
        }
    }

    private static void assertFits(JsonNode lens, JsonNode column, SortedMap<String, String> fields) {
        String operation = column.path("operationType").asText();
        String field = column.path("sourceField").asText();
        if (field.equals("___records___")) {
            assertThat(operation).isEqualTo("count");
            return;
        }
        String type = fields.getOrDefault(field, "no field of the index");
        String what = key(lens) + ": " + operation + " of " + field;
        switch (operation) {
            case "date_histogram" -> assertThat(type).as(what).isEqualTo("date");
            case "terms" -> {
                assertThat(COUNTABLE).as(what).contains(type);
                assertThat(column.path("dataType").asText()).isEqualTo(NUMBERS.contains(type) ? "number" : "string");
            }
            case "unique_count" -> assertThat(COUNTABLE).as(what).contains(type);
            case "sum", "min", "max", "average", "median", "percentile" ->
                assertThat(NUMBERS).as(what).contains(type);
            default -> throw new AssertionError("which fields does " + operation + " take? " + what);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyColumnThatAChartShowsIsThere(String name) {
        for (JsonNode lens : objects(name)) {
            JsonNode state = lens.at("/attributes/state");
            for (var layer : state.at("/datasourceStates/formBased/layers").properties()) {
                for (String accessor : accessors(state.path("visualization"))) {
                    assertThat(layer.getValue().path("columns").has(accessor))
                            .as("%s: column %s", key(lens), accessor)
                            .isTrue();
                }
            }
        }
    }

    private static Set<String> accessors(JsonNode node) {
        Set<String> found = new TreeSet<>();
        for (var field : node.properties()) {
            boolean names = field.getKey().endsWith("ccessor")
                    || field.getKey().equals("columnId")
                    || Set.of("accessors", "metrics", "primaryGroups").contains(field.getKey());
            if (names && field.getValue().isTextual()) {
                found.add(field.getValue().asText());
            } else if (names) {
                field.getValue().forEach(name -> found.add(name.asText()));
            }
        }
        node.forEach(child -> found.addAll(accessors(child)));
        return found;
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyColumnOfAListIsAField(String name) {
        Map<String, JsonNode> byKey = byKey(name);
        for (JsonNode search : byKey.values()) {
            if (!search.path("type").asText().equals("search")) {
                continue;
            }
            String reference = parsed(search.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON"))
                    .path("indexRefName")
                    .asText();
            SortedMap<String, String> fields = fields(byKey.get(referenced(search, reference)));
            search.at("/attributes/columns")
                    .forEach(column -> assertThat(fields).as(key(search)).containsKey(column.asText()));
            JsonNode sortField = search.at("/attributes/sort/0/0");
            assertThat(fields.get(sortField.asText()))
                    .as("%s sorts by %s", key(search), sortField)
                    .isNotEqualTo("text");
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQueryAsksForFieldsThatAreThereInWordsThatLuceneReadsToo(String name) {
        Map<String, JsonNode> byKey = byKey(name);
        for (JsonNode object : byKey.values()) {
            JsonNode state = object.at("/attributes/state");
            for (var layer : state.at("/datasourceStates/formBased/layers").properties()) {
                SortedMap<String, String> fields =
                        fields(byKey.get(referenced(object, "indexpattern-datasource-layer-" + layer.getKey())));
                assertAsks(object, state.path("query"), fields);
                for (JsonNode column : layer.getValue().path("columns")) {
                    assertAsks(object, column.path("filter"), fields);
                    column.at("/params/filters").forEach(filter -> assertAsks(object, filter.path("input"), fields));
                }
            }
            if (object.path("type").asText().equals("search")) {
                JsonNode source = parsed(object.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON"));
                String view = referenced(object, source.path("indexRefName").asText());
                assertAsks(object, source.path("query"), fields(byKey.get(view)));
            }
        }
    }

    private static void assertAsks(JsonNode object, JsonNode query, SortedMap<String, String> fields) {
        String text = query.path("query").asText();
        if (text.isEmpty()) {
            return;
        }
        assertThat(query.path("language").asText()).isEqualTo("kuery");
        for (String clause : text.split(" AND ", -1)) {
            assertThat(clause).as("query of %s", key(object)).matches(CLAUSE);
            String field = clause.replaceFirst("^NOT ", "");
            assertThat(fields).as("query of %s", key(object)).containsKey(field.substring(0, field.indexOf(':')));
        }
    }

    private static SortedMap<String, String> fields(JsonNode view) {
        String index = view.path("id").asText();
        String title = view.at("/attributes/title").asText();
        assertThat(title).isEqualTo(Bundle.MONTHLY.contains(index) ? index + "-*" : index);
        return Mappings.types(Bundle.indexTemplate(index).at("/template/mappings"));
    }

    private static String referenced(JsonNode object, String name) {
        for (JsonNode reference : object.path("references")) {
            if (reference.path("name").asText().equals(name)) {
                return key(reference);
            }
        }
        throw new AssertionError(key(object) + " has no reference " + name);
    }

    private static JsonNode dashboard(String name) {
        return byKey(name).get("dashboard/earshot-" + name);
    }

    private static Map<String, JsonNode> byKey(String name) {
        Map<String, JsonNode> byKey = new HashMap<>();
        objects(name).forEach(object -> byKey.put(key(object), object));
        return byKey;
    }

    private static List<JsonNode> objects(String name) {
        return Bundle.dashboard(name).stream().map(SavedObjectsTest::read).toList();
    }

    private static String key(JsonNode object) {
        return object.path("type").asText() + "/" + object.path("id").asText();
    }

    private static JsonNode parsed(JsonNode string) {
        assertThat(string.isTextual()).as("a string, found %s", string).isTrue();
        return read(string.asText());
    }

    private static JsonNode read(String json) {
        try {
            return STRICT.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
