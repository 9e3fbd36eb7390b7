package io.earshot.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import io.earshot.number.PatternCheck;
import io.earshot.query.QueryParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema that editors use says what the loader does. */
final class BrandBookSchemaTest {
    private JsonNode schema;

    @BeforeEach
    void read() throws IOException {
        Path file = Path.of(System.getProperty("earshot.root"), "flink-conf", "brandbook.schema.json");
        schema = Json.MAPPER.readTree(file.toFile());
    }

    @Test
    void itKnowsTheKeysThatTheLoaderKnows() {
        assertThat(names(schema.at("/properties"))).containsExactlyInAnyOrderElementsOf(with(BookReader.BOOK_KEYS));
        assertThat(names(schema.at("/definitions/brand/properties")))
                .containsExactlyInAnyOrderElementsOf(with(BookReader.BRAND_KEYS));
        assertThat(names(schema.at("/definitions/query/properties")))
                .containsExactlyInAnyOrderElementsOf(BookReader.QUERY_KEYS);
        assertThat(names(schema.at("/definitions/rule/properties")))
                .containsExactlyInAnyOrderElementsOf(RulesReader.KEYS);
        assertThat(names(schema.at("/definitions/number/properties")))
                .containsExactlyInAnyOrderElementsOf(NumbersReader.KEYS);
    }

    @Test
    void itHasTheRulesThatTheLoaderHas() {
        assertThat(texts(schema.at("/definitions/platform/enum"))).isEqualTo(BrandRules.PLATFORMS);
        assertThat(schema.at("/definitions/brand/properties/id/pattern").asText())
                .isEqualTo("^" + BrandRules.BRAND_ID + "$");
        assertThat(schema.at("/definitions/query/properties/id/pattern").asText())
                .isEqualTo("^" + BrandRules.QUERY_ID + "$");
        assertThat(schema.at("/definitions/brand/properties/languages/items/pattern")
                        .asText())
                .isEqualTo("^" + BrandRules.LANGUAGE + "$");
        assertThat(schema.at("/definitions/query/properties/query/maxLength").asInt())
                .isEqualTo(QueryParser.MOST_CHARACTERS);
        assertThat(texts(schema.at("/definitions/number/properties/kind/not/enum")))
                .isNotEmpty()
                .allMatch(kind -> PatternCheck.kind(kind).isPresent());
    }

    private static List<String> with(List<String> keys) {
        return Stream.concat(keys.stream(), CareReader.KEYS.stream()).toList();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
