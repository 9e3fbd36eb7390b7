package io.earshot.brand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import io.earshot.post.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandBookTest {
    private static final String LEAST = """
            brands:
              - id: acme                       # lower-case, stable for ever
                name: Acme
                handles: {x: [acme, acmehelp], facebook: [acme]}
                languages: [en]
                queries:
                  - id: main
                    query: '(acme OR "acme bank" OR #acmebank OR @acme) -is:repost'
                  - id: outage
                    query: 'acme NEAR/5 (down OR outage OR "not working")'
            """;

    @Test
    void readsTheLeastBook() {
        BrandBook book = parse(LEAST);

        assertThat(book.findings()).isEmpty();
        assertThat(book.brands())
                .containsExactly(new Brand(
                        "acme",
                        "Acme",
                        Map.of(Platform.X, List.of("acme", "acmehelp"), Platform.FACEBOOK, List.of("acme")),
                        List.of("en"),
                        List.of(
                                new BrandQuery("main", "(acme OR \"acme bank\" OR #acmebank OR @acme) -is:repost"),
                                new BrandQuery("outage", "acme NEAR/5 (down OR outage OR \"not working\")"))));
    }

    @Test
    void aBrandIsTheSameAfterJson() throws BadBrandException {
        Brand brand = parse(LEAST).brands().get(0);

        assertThat(Json.string(brand)).contains("\"handles\":{\"x\":[\"acme\",\"acmehelp\"],\"facebook\":[\"acme\"]}");
        assertThat(BrandBook.fromJson(Json.bytes(brand))).isEqualTo(brand);
    }

    @Test
    void findsEverythingThatIsWrongAtOnce() {
        BrandBook book = parse("""
                brands:
                  - id: Acme Inc
                    handles: {twitter: [acme], x: acme, facebook: ["a b"]}
                    languages: [english, e]
                    querys: []
                  - id: nova
                    name:
                    queries:
                      - id: main
                        query: nova
                      - id: main
                        query: nova OR
                      - {id: third}
                      - {query: nova}
                      - nova
                  - id: nova
                    queries: []
                  - name: nameless
                brand: []
                """);

        assertThat(book.brands()).isEmpty();
        assertThat(book.findings().stream().map(BrandFinding::toString))
                .containsExactly(
                        "book.yaml:19:1: warning: a brand book has no `brand:`, so it has no effect; did you mean `brands:`?",
                        "book.yaml:5:5: warning: a brand has no `querys:`, so it has no effect; did you mean `queries:`?",
                        "book.yaml:2:9: error: a brand's id is up to 64 small letters, digits, and . _ - after the first,"
                                + " found Acme Inc; did you mean acme-inc?",
                        "book.yaml:3:15: error: there is no platform twitter; did you mean x? known are x facebook instagram"
                                + " linkedin youtube reddit tumblr pinterest yelp bluesky mastodon threads tiktok"
                                + " google_reviews forum news blog email phone other",
                        "book.yaml:3:35: error: x: expected a list, found acme; did you mean [acme]?",
                        "book.yaml:3:52: error: a handle has no spaces and no # in it, found a b",
                        "book.yaml:4:17: error: expected a language code such as en or pt-BR, found english",
                        "book.yaml:4:26: error: expected a language code such as en or pt-BR, found e",
                        "book.yaml:2:5: error: the brand Acme Inc has no queries; expected at least one",
                        "book.yaml:7:10: error: name: expected text, found nothing",
                        "book.yaml:11:13: error: the brand has a query main already, at book.yaml:9:13",
                        "book.yaml:12:21: error: OR needs a word, a phrase, a field or a bracket after it, found the end",
                        "book.yaml:13:9: error: the query has no `query:`",
                        "book.yaml:14:9: error: the query has no `id:`",
                        "book.yaml:15:9: error: expected a query with `id:` and `query:`, found nova",
                        "book.yaml:16:9: error: there is a brand nova already, at book.yaml:6:9",
                        "book.yaml:17:14: error: the brand nova has no queries; expected at least one",
                        "book.yaml:18:5: error: the brand has no `id:`",
                        "book.yaml:18:5: error: the brand has no queries; expected at least one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain: \u00e9\uD83D\uDE00 acme OR ^-beta",
                "plain: acme OR\n     ^-beta  # said so",
                "single: '\"don''t panic\" OR ^-beta'",
                "single: 'acme\n\n     OR\n     ^-beta'",
                "double: \"\\\"acme\\\"\\tOR \\u00e9\\x41\\U0001F600 OR ^-beta\"",
                "double: \"acme \\\n   OR\\n\\  ^-beta\"",
                "anchored: &it !!str 'acme OR ^-beta'",
                "folded: >-  # why\n      acme\n      OR ^-beta",
                "literal: |\n\n      acme OR\n        ^-beta\n",
            })
    void findsThePlaceInsideTheScalar(String sample) {
        String written = sample.substring(sample.indexOf(' ') + 1);
        String yaml = "brands:\r\n- id: b\n  queries:\n  - id: q\n    query: " + written;
        int at = yaml.indexOf('^');
        String before = yaml.substring(0, at);
        int line = (int) before.lines().count();
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;

        BrandBook book = parse(yaml.replace("^", ""));

        assertThat(book.findings()).hasSize(1);
        assertThat(book.findings().get(0).message()).startsWith("a side of OR that only excludes");
        assertThat(book.findings().get(0).toString()).startsWith("book.yaml:" + line + ":" + column + ": ");
    }

    @Test
    void takesSeveralFilesAsOneBook() {
        BrandBook book = BrandBook.parse(List.of(
                source("a.yaml", "brands: [{id: a, handles: {x: ['@Shared']}, queries: [{id: q, query: a1}]}]"),
                source("b.yaml", "brands: [{id: b, handles: {x: [shared]}, queries: [{id: q, query: b1}]}]"),
                source("c.yaml", "brands: [{id: a, queries: [{id: q, query: c1}]}]")));

        assertThat(book.brands()).extracting(Brand::id).containsExactly("a", "b");
        assertThat(book.brands().get(0).handles()).containsEntry(Platform.X, List.of("Shared"));
        assertThat(book.findings().stream().map(BrandFinding::toString))
                .containsExactly(
                        "b.yaml:1:32: warning: the brand a has the handle shared on x too; posts of it count as both"
                                + " brands' own",
                        "c.yaml:1:15: error: there is a brand a already, at a.yaml:1:15");
    }

    @Test
    void takesWhatLaterVersionsKnow() {
        BrandBook book = parse("""
                let: {banks: '(acme OR nova)'}
                teams: []
                policies: {x: 15m}
                calendars: []
                weights: {}
                rules: []
                articles: []
                thresholds: {}
                competitors: [nova]
                brands:
                  - {id: a, queries: [{id: q, query: acme}], competitors: [nova], teams: [], policies: {}}
                """);

        assertThat(book.findings()).isEmpty();
        assertThat(book.brands()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1: 2",
                "\tbrands: []",
                "brands: []\nbrands: []",
                "- id: acme",
                "acme",
                "brands: {}",
                "brands:",
                "brands: [acme]",
                "brands: [[]]",
                "a: &a [*a]\nbrands: *a",
                "brands: [{id: [a], queries: {}}]",
                "? [a]\n: b",
                "brands: []\n--- \nbrands: []",
                "brands: [{id: a, queries: [{id: q, query: [acme]}]}]",
                "brands: \u0001",
                "brands: *nowhere",
                "brands: [{? {a: b} : c}]",
            })
    void refusesWhatIsNoBook(String yaml) {
        BrandBook book = parse(yaml);

        assertThat(book.hasErrors()).as(book.findings().toString()).isTrue();
        assertThat(book.brands()).isEmpty();
    }

    @Test
    void refusesWhatIsNoText() {
        BrandBook book = BrandBook.parse(
                List.of(new BrandBook.Source("book.yaml", "brands:\n- id: caf\u00e9".getBytes(ISO_8859_1))));

        assertThat(book.findings().get(0))
                .hasToString("book.yaml:2:10: error: expected UTF-8, found bytes that are none");
    }

    @Test
    void anEmptyFileIsAnEmptyBook() {
        assertThat(parse("# nothing yet\n")).isEqualTo(new BrandBook(List.of(), List.of()));
    }

    @Test
    void survivesAliasesOfAliases() {
        StringBuilder yaml = new StringBuilder("a: &q0 {id: q, query: acme}\nb: &l0 [");
        yaml.append("*q0, ".repeat(2_000)).append("*q0]\nbrands:\n- &b0 {id: a, queries: *l0}\n");
        yaml.append("- *b0\n".repeat(2_000));

        BrandBook book = parse(yaml.toString());

        assertThat(book.findings())
                .anySatisfy(finding -> assertThat(finding.message()).contains("aliases"));
    }

    @Test
    void survivesDepth() {
        assertThat(parse("brands: " + "[".repeat(200_000)).hasErrors()).isTrue();
    }

    @Test
    void aBrandThatArrivesAsJsonIsHeldToTheSameRules() {
        String json = "{\"id\":\"A b\",\"handles\":{\"x\":[\"@ok\",\"a b\"]},\"languages\":[\"e\"],\"novel\":1,"
                + "\"queries\":[{\"id\":\"q\",\"query\":\"acme OR -b\"},{\"id\":\"q\",\"query\":\"(\"}]}";

        assertThatThrownBy(() -> BrandBook.fromJson(json.getBytes(UTF_8)))
                .isInstanceOfSatisfying(BadBrandException.class, e -> assertThat(e.reasons())
                        .satisfiesExactly(
                                reason -> assertThat(reason).startsWith("a brand's id is"),
                                reason -> assertThat(reason).startsWith("x: a handle has no spaces"),
                                reason -> assertThat(reason).startsWith("expected a language code"),
                                reason -> assertThat(reason)
                                        .startsWith("query q, character 9: a side of OR that only excludes"),
                                reason -> assertThat(reason).isEqualTo("there are two queries q"),
                                reason -> assertThat(reason).startsWith("query q, character 2: ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"id\":\"a\"}",
                "{\"id\":\"a\",\"queries\":[null]}",
                "{\"id\":\"a\",\"queries\":[{\"id\":\"q\"}]}",
                "{\"id\":\"a\",\"handles\":{\"myspace\":[\"a\"]},\"queries\":[{\"id\":\"q\",\"query\":\"a1\"}]}",
                "{\"id\":\"a\",\"handles\":{\"x\":[null]},\"queries\":[{\"id\":\"q\",\"query\":\"a1\"}]}",
                "{\"id\":\"a\",\"queries\":[{\"id\":\"q\",\"query\":\"a1\"}]} x",
            })
    void refusesJsonThatIsNoBrand(String json) {
        assertThatThrownBy(() -> BrandBook.fromJson(json.getBytes(UTF_8))).isInstanceOf(BadBrandException.class);
    }

    private static BrandBook parse(String yaml) {
        return BrandBook.parse(List.of(source("book.yaml", yaml)));
    }

    private static BrandBook.Source source(String name, String yaml) {
        return new BrandBook.Source(name, yaml.getBytes(UTF_8));
    }
}
