package io.earshot.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.clock.Durations;
import io.earshot.clock.PriorityLevel;
import io.earshot.clock.ServicePolicy;
import io.earshot.clock.Shift;
import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.number.PatternCheck;
import io.earshot.query.QueryParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        assertThat(names(schema.at("/definitions/calendar/properties")))
                .containsExactlyInAnyOrderElementsOf(CalendarsReader.KEYS);
        assertThat(names(schema.at("/definitions/calendar/properties/holidays/items/anyOf/1/properties")))
                .containsExactlyInAnyOrderElementsOf(CalendarsReader.HOLIDAY_KEYS);
        assertThat(names(schema.at("/definitions/policy/properties")))
                .containsExactlyInAnyOrderElementsOf(PoliciesReader.KEYS);
        assertThat(names(schema.at("/definitions/team/properties")))
                .containsExactlyInAnyOrderElementsOf(TeamsReader.KEYS);
        assertThat(names(schema.at("/definitions/article/properties")))
                .containsExactlyInAnyOrderElementsOf(ArticlesReader.KEYS);
        assertThat(names(schema.at("/definitions/reply/properties")))
                .containsExactlyInAnyOrderElementsOf(ArticlesReader.REPLY_KEYS);
        assertThat(names(schema.at("/definitions/thresholds/properties")))
                .containsExactlyInAnyOrderElementsOf(ThresholdsReader.KEYS);
        assertThat(names(schema.at("/definitions/triage/items/properties")))
                .containsExactlyInAnyOrderElementsOf(TriageReader.KEYS);
    }

    @Test
    void itKnowsWhatEachFactorOfAPriorityUsuallyGives() {
        JsonNode weights = schema.at("/definitions/weights/properties");
        List<String> factors = new ArrayList<>(List.of(PriorityWeights.TIER));
        for (PriorityFactor factor : PriorityFactor.values()) {
            factors.add(factor.code());
            assertThat(weights.path(factor.code()).path("default").asInt()).isEqualTo(factor.usual());
        }
        assertThat(names(weights)).containsExactlyInAnyOrderElementsOf(factors);
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

    @Test
    void itHasTheRulesOfPoliciesThatTheLoaderHas() {
        JsonNode policy = schema.at("/definitions/policy/properties");
        assertThat(texts(policy.at("/levels/items/enum"))).isEqualTo(codes(PriorityLevel.values()));
        assertThat(texts(policy.at("/intents/items/enum"))).isEqualTo(codes(Intent.Label.values()));
        assertThat(texts(policy.at("/startsAt/enum"))).isEqualTo(codes(ServicePolicy.ClockStart.values()));
        assertThat(policy.at("/warnShare/default").asDouble()).isEqualTo(ServicePolicy.USUAL_WARN_SHARE);
        assertThat(policy.at("/hotFactor/default").asDouble()).isEqualTo(ServicePolicy.USUAL_HOT_FACTOR);
        String duration = schema.at("/definitions/duration/pattern").asText();
        assertThat(List.of("90s", "15m", "15min", "1h30m", "1d 2h", "15", "soon", "-5m", "1.5h"))
                .allMatch(
                        text -> text.matches(duration) == Durations.parse(text).isPresent());
        String shift = schema.at("/definitions/shifts/items/pattern").asText();
        assertThat(List.of("09:00-17:30", "9:00 - 17:30", "22:00-06:00", "9-17", "09:00", "morning"))
                .allMatch(text -> text.matches(shift) == Shift.parse(text).isPresent());
        JsonNode thresholds = schema.at("/definitions/thresholds/properties");
        assertThat(new CareThresholds(
                        thresholds.at("/publicPost/default").asInt(),
                        thresholds.at("/missingArticle/default").asInt(),
                        thresholds.at("/slaRisk/default").asInt(),
                        thresholds.at("/expireDays/default").asInt()))
                .isEqualTo(CareThresholds.DEFAULT);
    }

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
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
