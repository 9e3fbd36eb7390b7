package io.earshot.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import io.earshot.number.NumberPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code personalData:} of a brand. */
final class BrandNumbersTest {
    private static BrandBook parse(String yaml) {
        return BrandBook.parse(List.of(new BrandBook.Source("book.yaml", yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static final String GOOD = """
            brands:
              - id: acme
                queries:
                  - {id: main, query: acme}
                personalData:
                  - {kind: order, pattern: 'AC-\\d{6}'}
                  - kind: booking
                    pattern: '(?:booking|PNR) ([A-Z0-9]{6})'
            """;

    @Test
    void readsPatternsOfNumbers() {
        BrandBook book = parse(GOOD);

        assertThat(book.findings()).isEmpty();
        assertThat(book.brands().get(0).personalData())
                .containsExactly(
                        new NumberPattern("order", "AC-\\d{6}"),
                        new NumberPattern("booking", "(?:booking|PNR) ([A-Z0-9]{6})"));
    }

    @Test
    void patternsAreTheSameAfterJson() throws BadBrandException {
        Brand brand = parse(GOOD).brands().get(0);

        assertThat(BrandBook.fromJson(Json.bytes(brand))).isEqualTo(brand);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        BrandBook book = parse("""
                brands:
                  - id: acme
                    queries:
                      - {id: main, query: acme}
                    personalData:
                      - {kind: order, pattern: 'AC-\\d+'}
                      - {kind: email, pattern: '\\w{3,9}'}
                      - {kind: booking}
                      - AC-\\d{6}
                      - {kind: x, pattern: [a]}
                """);

        assertThat(book.brands()).isEmpty();
        assertThat(book.findings().stream().map(BrandFinding::toString))
                .satisfiesExactly(
                        finding -> assertThat(finding)
                                .startsWith("book.yaml:6:38: error: pattern: + has no end; say how many at most"),
                        finding -> assertThat(finding)
                                .startsWith("book.yaml:7:16: error: kind email is found for every brand"),
                        finding -> assertThat(finding)
                                .startsWith("book.yaml:7:33: error: pattern: the pattern would hide ordinary words"),
                        finding -> assertThat(finding)
                                .startsWith("book.yaml:8:9: error: the entry has no `pattern:`; expected one such as"),
                        finding -> assertThat(finding)
                                .startsWith(
                                        "book.yaml:9:9: error: personalData: expected entries such as {kind: order,"),
                        finding -> assertThat(finding)
                                .startsWith("book.yaml:10:28: error: pattern: expected a regular expression, found a"
                                        + " list"));
    }

    @Test
    void refusesTheSameInJson() {
        String json = """
                {"id":"acme","queries":[{"id":"main","query":"acme"}],
                 "personalData":[{"kind":"phone","pattern":"AC-\\\\d+"},null]}
                """;

        assertThatThrownBy(() -> BrandBook.fromJson(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("kind phone is found for every brand")
                .hasMessageContaining("personalData phone, character 6: + has no end")
                .hasMessageContaining("personalData has a null in it");
    }
}
