package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the tables of {@code docs/dashboards.md} to the dashboards. */
final class DashboardsDocTest {
    private static final Path DOC = Path.of(System.getProperty("earshot.root"), "docs", "dashboards.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z.]+): ");
    private static final int CELLS = 6;

    /** What a row of a table says. */
    private record Row(String index, Set<String> fields, String only) {}

    @ParameterizedTest
    @ValueSource(strings = {"listening", "crisis", "care"})
    void theTableSaysWhichFieldsEachPanelReads(String name) throws IOException {
        assertThat(documented(name)).containsExactlyEntriesOf(panels(name));
    }

    private static Map<String, Row> documented(String name) throws IOException {
        String doc = Files.readString(DOC);
        String heading = "\n### " + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "\n";
        String section = doc.substring(doc.indexOf(heading) + heading.length());
        section = section.substring(0, section.indexOf("\n#"));
        Map<String, Row> rows = new LinkedHashMap<>();
        section.lines().filter(line -> line.startsWith("| ")).skip(2).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            Set<String> fields = new TreeSet<>();
            CODE.matcher(cells[4]).results().forEach(match -> fields.add(match.group(1)));
            String only = cells[CELLS - 1].strip().replace("`", "");
            rows.put(cells[1].strip(), new Row(cells[3].strip(), fields, only));
        });
        return rows;
    }

    private static Map<String, Row> panels(String name) throws IOException {
        Map<String, JsonNode> objects = new HashMap<>();
        for (String line : Bundle.dashboard(name)) {
            JsonNode object = Json.MAPPER.readTree(line);
            objects.put(object.path("id").asText(), object);
        }
        JsonNode dashboard = objects.get("earshot-" + name);
        Map<String, String> references = new HashMap<>();
        dashboard
                .path("references")
                .forEach(reference -> references.put(
                        reference.path("name").asText(), reference.path("id").asText()));
        Map<String, Row> rows = new LinkedHashMap<>();
        for (JsonNode panel :
                Json.MAPPER.readTree(dashboard.at("/attributes/panelsJSON").asText())) {
            String index = panel.path("panelIndex").asText();
            rows.put(panel.path("title").asText(), row(objects.get(references.get(index + ":panel_" + index))));
        }
        return rows;
    }

    private static Row row(JsonNode shown) throws IOException {
        JsonNode attributes = shown.path("attributes");
        Set<String> fields = new TreeSet<>();
        String only;
        if (shown.path("type").asText().equals("search")) {
            attributes.path("columns").forEach(column -> fields.add(column.asText()));
            only = Json.MAPPER
                    .readTree(attributes
                            .at("/kibanaSavedObjectMeta/searchSourceJSON")
                            .asText())
                    .at("/query/query")
                    .asText();
        } else {
            for (JsonNode layer : attributes.at("/state/datasourceStates/formBased/layers")) {
                for (JsonNode column : layer.path("columns")) {
                    fields.add(column.path("sourceField").asText());
                    ask(column.at("/filter/query").asText(), fields);
                    column.at("/params/filters")
                            .forEach(filter -> ask(filter.at("/input/query").asText(), fields));
                }
            }
            fields.remove("");
            fields.remove("___records___");
            only = attributes.at("/state/query/query").asText();
        }
        String index =
                shown.at("/references/0/id").asText().replace("earshot-", "").replace('-', ' ');
        return new Row(index, fields, only);
    }

    private static void ask(String query, Set<String> fields) {
        Matcher matcher = FIELD.matcher(query);
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
    }
}
