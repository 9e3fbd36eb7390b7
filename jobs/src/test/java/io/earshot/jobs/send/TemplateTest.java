package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
    private static final Row ROW = new MapRow(Map.of(
            "id", "77", "float", "3.0", "big", "1.2e3", "name", "Pat", "html", "<p>a &amp; b<br>c</p>", "empty", " "));

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "x:{id}               = x:77",
                "{name}-{id}          = Pat-77",
                "{ name }             = Pat",
                "plain                = plain",
                "{{{id}}}             = {77}",
                "{name|lower}         = pat",
                "{name|upper}         = PAT",
                "x:{float|integer}    = x:3",
                "{big|integer}        = 1200",
                "{html|unescape}      = <p>a & b<br>c</p>",
            })
    void putsValuesIntoText(String template, String text) throws RowException {
        assertThat(Template.parse(template).fill(ROW)).isEqualTo(text);
    }

    @Test
    void htmlBecomesText() throws RowException {
        assertThat(Template.parse("{html|html}").fill(ROW)).isEqualTo("a & b\nc");
    }

    @ParameterizedTest
    @CsvSource({"x:{empty}", "x:{missing}", "{id}-{empty}"})
    void anEmptyColumnMakesNothing(String template) throws RowException {
        assertThat(Template.parse(template).fill(ROW)).isEmpty();
    }

    @Test
    void aLoneColumnGivesAllItsValues() throws RowException {
        assertThat(Template.parse("{id}").fillAll(ROW)).containsExactly("77");
        assertThat(Template.parse("#{id}").fillAll(ROW)).containsExactly("#77");
        assertThat(Template.parse("{tags|lower}").fillAll(new MapRow(Map.of()) {
                    @Override
                    public List<String> values(String name) {
                        return List.of("A", "B");
                    }
                }))
                .containsExactly("a", "b");
    }

    @Test
    void columnsAreListed() {
        assertThat(Template.parse("{a}{{b}}{c|lower}").columns()).containsExactly("a", "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '^',
            value = {
                "x:{id      = '{' without '}'",
                "x:id}      = '}' without '{'",
                "x:{}       = '{}' names no column",
                "{id|int}  = filter 'int' is not one of integer, lower, upper, unescape, html",
            })
    void whatIsWrongIsSaid(String template, String reason) {
        assertThatThrownBy(() -> Template.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource({"name", "html", "pi", "huge"})
    void whatIsNoWholeNumberIsRefused(String column) {
        Row row = new MapRow(Map.of("name", "Pat", "html", "<p>", "pi", "3.14", "huge", "1e999999999"));

        assertThatThrownBy(() -> Template.parse("{" + column + "|integer}").fill(row))
                .isInstanceOf(RowException.class)
                .hasMessageEndingWith("is not a whole number");
    }

    private static class MapRow implements Row {
        private final Map<String, String> values;

        MapRow(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public String value(String name) {
            return values.getOrDefault(name, "");
        }

        @Override
        public List<String> values(String name) {
            return List.of(value(name));
        }
    }
}
