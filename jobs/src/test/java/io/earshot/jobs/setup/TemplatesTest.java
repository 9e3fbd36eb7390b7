package io.earshot.jobs.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.earshot.alert.Alert;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Indices;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.trend.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the templates to the records that are written into their indices. */
final class TemplatesTest {
    private static final Path FILES = Path.of(System.getProperty("earshot.root"), "dashboards");

    /** What Elasticsearch makes of a Java type. The lists are of what our mappings use, not of all that would do. */
    private static final Map<String, Set<String>> TYPES = Map.of(
            "text", Set.of("keyword", "text"),
            "word", Set.of("keyword"),
            "whole", Set.of("long", "integer", "short", "byte"),
            "number", Set.of("float", "double"),
            "boolean", Set.of("boolean"),
            "time", Set.of("date"),
            "bytes", Set.of("binary"),
            "array", Set.of("object"),
            "words by name", Set.of("object"));

    /** All that a small server and a full one have. */
    private static final Set<String> EVERYWHERE = Set.of(
            "keyword", "text", "date", "boolean", "long", "integer", "short", "byte", "float", "double", "binary",
            "object");

    private record Document(String index, Class<?> type, Set<String> others) {}

    /** Each index with the record it holds, and the fields that are mapped and not the record's. */
    private static final List<Document> DOCUMENTS = List.of(
            new Document(Indices.MENTIONS, Mention.class, Set.of("hour", "weekday")), // of its document
            new Document(Indices.ITEMS, Item.class, Set.of()),
            new Document(Indices.ITEM_EVENTS, ItemEvent.class, Set.of("hour", "weekday")), // of its document
            new Document(Indices.ALERTS, Alert.class, Set.of()),
            new Document(Indices.TRENDS, Trend.class, Set.of()),
            new Document(Indices.DEAD_LETTERS, DeadLetter.class, Set.of()));

    static Stream<Document> documents() {
        return DOCUMENTS.stream();
    }

    static Stream<String> indices() {
        return Bundle.INDICES.stream();
    }

    @Test
    void everyFileIsInstalled() throws IOException {
        assertThat(names("index-templates")).containsExactlyInAnyOrderElementsOf(Bundle.INDICES);
        assertThat(names("lifecycle")).containsExactlyInAnyOrderElementsOf(Bundle.MONTHLY);
        assertThat(names("rules")).containsExactlyInAnyOrderElementsOf(Bundle.RULES);
        Set<String> components = new TreeSet<>(Set.of(Bundle.SETTINGS));
        Bundle.MONTHLY.forEach(alias -> components.add(Bundle.lifecycleTemplate(alias)));
        assertThat(names("component-templates")).containsExactlyInAnyOrderElementsOf(components);
    }

    private static List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(directory))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("indices")
    void aTemplateWinsOverBuiltInOnesAndRefusesUnknownFields(String index) {
        JsonNode template = Bundle.indexTemplate(index);
        boolean monthly = Bundle.MONTHLY.contains(index);
        assertThat(template.path("priority").asInt()).isGreaterThan(200);
        assertThat(template.at("/index_patterns/0").asText()).isEqualTo(monthly ? index + "-*" : index);
        assertThat(template.path("index_patterns")).hasSize(1);
        assertThat(template.at("/template/aliases").has(index)).isEqualTo(monthly);
        assertThat(template.at("/template/mappings/dynamic").asText()).isEqualTo("strict");
        assertThat(template.at("/template/mappings/_meta/schema").isInt()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("indices")
    void whatATemplateBuildsOnIsInstalledOrMayBeMissing(String index) {
        JsonNode template = Bundle.indexTemplate(index);
        Set<String> missing = new TreeSet<>();
        template.path("composed_of").forEach(name -> missing.add(name.asText()));
        template.path("ignore_missing_component_templates").forEach(name -> missing.remove(name.asText()));
        assertThat(missing).containsExactly(Bundle.SETTINGS);
        assertThat(template.path("composed_of").toString())
                .contains(Bundle.REPLICAS)
                .contains(index + "@custom");
        if (Bundle.MONTHLY.contains(index)) {
            String lifecycle = Bundle.lifecycleTemplate(index);
            assertThat(template.path("composed_of").toString()).contains(lifecycle);
            assertThat(Bundle.componentTemplate(lifecycle)
                            .at("/template/settings/index/lifecycle/name")
                            .asText())
                    .isEqualTo(index);
        }
    }

    @ParameterizedTest
    @MethodSource("indices")
    void everyFieldTypeIsThereOnASmallServerToo(String index) {
        Mappings.types(mappings(index))
                .forEach((field, type) ->
                        assertThat(EVERYWHERE).as("type of %s", field).contains(type));
    }

    @ParameterizedTest
    @MethodSource("indices")
    void noKeywordIsSoLongThatLuceneRefusesIt(String index) {
        eachField(mappings(index).path("properties"), field -> {
            if (field.path("type").asText().equals("keyword")) {
                assertThat(field.path("ignore_above").asInt()).as("%s", field).isBetween(1, 8191);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFieldOfTheRecordIsMappedAndNoOther(Document document) {
        SortedMap<String, String> mapped = leaves(mappings(document.index()));
        SortedMap<String, String> written = new TreeMap<>();
        collect("", Json.MAPPER.constructType(document.type()), written);

        Set<String> mappedAndWritten = new TreeSet<>(mapped.keySet());
        mappedAndWritten.removeAll(document.others());
        assertThat(mappedAndWritten).isEqualTo(written.keySet());
        assertThat(mapped.keySet()).containsAll(document.others());
        written.forEach((field, type) -> assertThat(TYPES.get(type))
                .as("%s of %s", field, document.index())
                .contains(mapped.get(field)));
    }

    /** The fields that hold values: no objects but those that are kept unread, and no sub-fields. */
    private static SortedMap<String, String> leaves(JsonNode mappings) {
        SortedMap<String, String> leaves = Mappings.types(mappings);
        Set<String> parents = leaves.keySet().stream()
                .filter(field -> field.contains("."))
                .map(field -> field.substring(0, field.lastIndexOf('.')))
                .collect(Collectors.toSet());
        leaves.keySet().removeIf(field -> {
            boolean subField = field.endsWith(".keyword");
            boolean group = parents.contains(field) && leaves.get(field).equals("object");
            return subField || group;
        });
        return leaves;
    }

    private static void collect(String prefix, JavaType type, SortedMap<String, String> fields) {
        for (BeanPropertyDefinition property :
                Json.MAPPER.getSerializationConfig().introspect(type).findProperties()) {
            if (!property.couldSerialize()) {
                continue;
            }
            JavaType value = property.getPrimaryType();
            boolean unwrapped = Stream.of(property.getField(), property.getGetter(), property.getConstructorParameter())
                    .anyMatch(member -> member != null && member.hasAnnotation(JsonUnwrapped.class));
            add(unwrapped ? prefix : prefix + property.getName(), unwrapped, value, fields);
        }
    }

    private static void add(String name, boolean unwrapped, JavaType type, SortedMap<String, String> fields) {
        if (type.isMapLikeType() && !type.getKeyType().isEnumType()) {
            fields.put(name, "words by name"); // by a dynamic template
        } else if (type.isMapLikeType()) {
            for (Object key : type.getKeyType().getRawClass().getEnumConstants()) {
                add(name + "." + key.toString().toLowerCase(Locale.ROOT), false, type.getContentType(), fields);
            }
        } else if (type.isCollectionLikeType()) {
            add(name, false, type.getContentType(), fields);
        } else if (type.isRecordType() && shape(type) != JsonFormat.Shape.ARRAY) {
            collect(unwrapped ? name : name + ".", type, fields);
        } else {
            fields.put(name, kind(type));
        }
    }

    private static JsonFormat.Shape shape(JavaType type) {
        JsonFormat format = type.getRawClass().getAnnotation(JsonFormat.class);
        return format == null ? JsonFormat.Shape.ANY : format.shape();
    }

    private static String kind(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == String.class) {
            return "text";
        } else if (raw.isEnum()) {
            return "word";
        } else if (raw == Instant.class) {
            return "time";
        } else if (raw == byte[].class) {
            return "bytes";
        } else if (raw == boolean.class || raw == Boolean.class) {
            return "boolean";
        } else if (raw == double.class || raw == Double.class) {
            return "number";
        } else if (raw == long.class || raw == Long.class || raw == int.class || raw == Integer.class) {
            return "whole";
        } else if (shape(type) == JsonFormat.Shape.ARRAY) {
            return "array";
        }
        throw new AssertionError("what does Elasticsearch make of " + type + "?");
    }

    private static JsonNode mappings(String index) {
        return Bundle.indexTemplate(index).at("/template/mappings");
    }

    private static void eachField(JsonNode properties, java.util.function.Consumer<JsonNode> action) {
        for (JsonNode field : properties) {
            action.accept(field);
            eachField(field.path("properties"), action);
            eachField(field.path("fields"), action);
        }
    }
}
