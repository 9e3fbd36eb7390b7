package io.earshot.brand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.query.QueryParser;
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
                    query: '(acme OR acmebank OR @acme) -is:repost'
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
                                new BrandQuery("main", "(acme OR acmebank OR @acme) -is:repost"),
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
                        "book.yaml:2:5: error: the brand Acme Inc has no queries; expected at least one",
                        "book.yaml:2:9: error: a brand's id is up to 64 small letters, digits, and . _ - after the first,"
                                + " found Acme Inc; did you mean acme-inc?",
                        "book.yaml:3:15: error: there is no platform twitter; did you mean x? known are x facebook instagram"
                                + " linkedin youtube reddit tumblr pinterest yelp bluesky mastodon threads tiktok"
                                + " google_reviews forum news blog email phone other",
                        "book.yaml:3:35: error: x: expected a list, found acme; did you mean [acme]?",
                        "book.yaml:3:52: error: a handle has no spaces and no # in it, found a b",
                        "book.yaml:4:17: error: expected a language code such as en or pt-BR, found english",
                        "book.yaml:4:26: error: expected a language code such as en or pt-BR, found e",
                        "book.yaml:5:5: warning: a brand has no `querys:`, so it has no effect; did you mean `queries:`?",
                        "book.yaml:7:10: error: name: expected text, found nothing",
                        "book.yaml:11:13: error: the brand has a query main already, at book.yaml:9:13",
                        "book.yaml:12:21: error: OR needs a word, a phrase, a field or a bracket after it, found the end",
                        "book.yaml:13:9: error: the query has no `query:`",
                        "book.yaml:14:9: error: the query has no `id:`",
                        "book.yaml:15:9: error: expected a query with `id:` and `query:`, found nova",
                        "book.yaml:16:9: error: there is a brand nova already, at book.yaml:6:9",
                        "book.yaml:17:14: error: the brand nova has no queries; expected at least one",
                        "book.yaml:18:5: error: the brand has no `id:`",
                        "book.yaml:18:5: error: the brand has no queries; expected at least one",
                        "book.yaml:19:1: warning: a brand book has no `brand:`, so it has no effect; did you mean `brands:`?");
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
    void theOtherBrandsOfASmallBookAreCompetitors() {
        BrandBook book = parse("""
                brands:
                  - {id: acme, name: Acme Air, handles: {x: [acmehelp]}, queries: [{id: q, query: acme}]}
                  - {id: nova, queries: [{id: q, query: nova}]}
                  - {id: zephyr, competitors: [], queries: [{id: q, query: zephyr}]}
                """);

        assertThat(book.findings()).isEmpty();
        assertThat(book.brands())
                .extracting(Brand::competitors)
                .containsExactly(
                        List.of("nova", "zephyr"), List.of("Acme Air", "acme", "@acmehelp", "zephyr"), List.of());
    }

    @Test
    void aCompetitorIsABrandOfTheBookANameOrAHandle() throws BadBrandException {
        BrandBook book = parse("""
                competitors: [Boreas]
                brands:
                  - {id: acme, competitors: [nova, Zephyr Air, "@zephyr"], queries: [{id: q, query: acme}]}
                  - {id: nova, name: Nova, handles: {x: ["@novahelp"]}, queries: [{id: q, query: nova}]}
                """);

        assertThat(book.findings()).isEmpty();
        assertThat(book.brands())
                .extracting(Brand::competitors)
                .containsExactly(List.of("Nova", "nova", "@novahelp", "Zephyr Air", "@zephyr"), List.of("Boreas"));
    }

    @Test
    void competitorsThatCannotBeAreRefused() {
        BrandBook book = parse("""
                brands:
                  - {id: acme, competitors: ["@nova air", {}], queries: [{id: q, query: acme}]}
                  - {id: nova, competitors: acme, queries: [{id: q, query: nova}]}
                """);

        assertThat(book.findings())
                .extracting(BrandFinding::message)
                .containsExactly(
                        "a handle has no spaces and no # in it, found nova air",
                        "a competitor: expected text, found keys and values",
                        "competitors: expected a list, found acme; did you mean [acme]?");
    }

    @Test
    void queriesShareGroupsOfTheBookAndOfTheBrand() throws BadBrandException {
        BrandBook book = parse("""
                brands:
                  - id: acme
                    let:
                      names: acme OR nova
                    queries:
                      - {id: trouble, query: 'let:names NEAR/3 let:trouble'}
                  - id: nova
                    let:
                      trouble: closed
                    queries:
                      - {id: q, query: 'nova let:trouble'}
                      - {id: r, query: 'nova let:news'}
                let:
                  trouble: '(down OR outage OR "not working")'
                  news: report OR let:papers
                  papers: gazette
                """);

        assertThat(book.findings()).isEmpty();
        Brand acme = book.brands().get(0);
        assertThat(acme.let())
                .containsExactly(
                        Map.entry("names", "acme OR nova"),
                        Map.entry("trouble", "(down OR outage OR \"not working\")"));
        assertThat(QueryParser.parse(acme.queries().get(0).query(), acme.dialect())
                        .query())
                .hasToString("(acme OR nova) NEAR/3 (down OR outage OR \"not working\")");
        assertThat(book.brands().get(1).let())
                .containsExactly(
                        Map.entry("news", "report OR let:papers"),
                        Map.entry("papers", "gazette"),
                        Map.entry("trouble", "closed"));
        assertThat(BrandBook.fromJson(Json.bytes(acme))).isEqualTo(acme);
    }

    @Test
    void aWrongGroupIsFoundWrongWhereItStands() {
        BrandBook book = parse("""
                let:
                  short: 'ac* OR acme'
                  a: let:b
                  b: 'x OR let:c'
                  c: y let:a
                  unused: acme
                  wordy: one two
                  "bad name": acme
                  list: [acme]
                brands:
                  - id: acme
                    queries:
                      - {id: q1, query: 'acme let:shrot'}
                      - {id: q2, query: 'acme let:short let:a'}
                      - {id: q3, query: 'acme NEAR/2 let:wordy'}
                      - {id: q4, query: 'acme let:'}
                  - {id: nova, queries: [{id: q, query: nova let:c}]}
                  - {id: bank, queries: [{id: q, query: bank let:short}], let: {short: account}}
                """);

        assertThat(book.brands()).extracting(Brand::id).containsExactly("bank");
        assertThat(book.findings().stream().map(BrandFinding::toString))
                .containsExactly(
                        "book.yaml:2:13: error: * needs at least 3 letters before it, found ac*",
                        "book.yaml:5:12: error: let: a group cannot use itself: a uses b uses c uses a; write one of"
                                + " them out",
                        "book.yaml:8:3: error: a group's name is up to 64 letters, digits, and . _ - after the first,"
                                + " found bad name",
                        "book.yaml:9:9: error: list: expected text in the query language, found a list; put it in"
                                + " 'single quotes'",
                        "book.yaml:13:35: error: let: there is no group shrot; did you mean let:short? known are a b bad"
                                + " name c short unused wordy",
                        "book.yaml:15:38: error: NEAR/2 needs a word, a phrase or an OR of them on each side, found AND",
                        "book.yaml:16:35: error: let: needs the name of a group right after the colon");
    }

    @Test
    void aGroupThatNoQueryUsesIsWarnedOf() {
        BrandBook book = parse("""
                let: {trouble: down, old: outage}
                brands:
                  - {id: a, queries: [{id: q, query: acme let:trouble}], let: {trouble: closed}}
                """);

        assertThat(book.findings().stream().map(BrandFinding::toString))
                .containsExactly(
                        "book.yaml:1:7: warning: no query uses this group; it goes by let:NAME in a query",
                        "book.yaml:1:22: warning: no query uses this group; it goes by let:NAME in a query");
    }

    @Test
    void optionsOfABrandOverrideThoseOfTheBook() throws BadBrandException {
        BrandBook book = parse("""
                brands:
                  - {id: a, queries: [{id: q, query: café}]}
                  - {id: b, matching: {accents: keep, hashtags: split}, queries: [{id: q, query: café}]}
                matching: {accents: fold, reposts: exclude}
                """);

        assertThat(book.findings()).isEmpty();
        Brand b = book.brands().get(1);
        assertThat(book.brands().get(0).matching().accents()).isEqualTo(MatchOptions.Letters.FOLD);
        assertThat(b.matching())
                .isEqualTo(new MatchOptions(
                        MatchOptions.Letters.KEEP,
                        MatchOptions.Hashtags.SPLIT,
                        MatchOptions.Letters.KEEP,
                        MatchOptions.Posts.EXCLUDE,
                        MatchOptions.Posts.INCLUDE));
        assertThat(BrandBook.fromJson(Json.bytes(b))).isEqualTo(b);
        assertThat(Json.string(parse(LEAST).brands().get(0))).doesNotContain("matching");
    }

    @Test
    void aWrongOptionIsNamed() {
        BrandBook book = parse("""
                matching: {accents: yes, hashtag: split}
                brands:
                  - {id: a, matching: {reposts: exlude, ownPosts: []}, queries: [{id: q, query: acme}]}
                  - {id: b, matching: [fold], queries: [{id: q, query: acme}]}
                """);

        assertThat(book.findings().stream().map(BrandFinding::toString))
                .containsExactly(
                        "book.yaml:1:21: error: accents: expected keep or fold, found yes",
                        "book.yaml:1:26: warning: matching has no `hashtag:`, so it has no effect; did you mean"
                                + " `hashtags:`?",
                        "book.yaml:3:33: error: reposts: expected include or exclude, found exlude; did you mean"
                                + " exclude?",
                        "book.yaml:3:51: error: ownPosts: expected text, found a list",
                        "book.yaml:4:23: error: matching: expected options such as {accents: fold}, found a list");
    }

    @Test
    void whatFindsNothingOfItsOwnIsWarnedOf() {
        BrandBook book = parse("""
                brands:
                  - id: a
                    matching: {reposts: exclude}
                    queries:
                      - {id: main, query: 'acme OR "acme bank" OR #acme OR @acme'}
                      - {id: tagged, query: '@acme'}
                      - {id: theme, query: acme down}
                      - {id: same, query: 'down acme'}
                      - {id: never, query: '"acme bank" -acme'}
                      - {id: side, query: 'nova (jobs OR lang:en) lang:de rating:3..4'}
                      - {id: rated, query: 'nova rating:>5'}
                      - {id: repost, query: 'nova kind:repost'}
                """);

        assertThat(book.brands()).hasSize(1);
        assertThat(book.findings().stream().map(BrandFinding::toString))
                .containsExactly(
                        "book.yaml:5:36: warning: this side of OR adds nothing: what \"acme bank\" finds, acme finds too",
                        "book.yaml:5:51: warning: this side of OR adds nothing: what #acme finds, acme finds too",
                        "book.yaml:6:30: warning: every post that this finds, the brand's query main finds too; leave"
                                + " it out, unless it is to tell these posts apart",
                        "book.yaml:8:28: warning: this finds the same posts as the brand's query theme; one of them"
                                + " does",
                        "book.yaml:9:29: warning: this can never match: -acme leaves out all that \"acme bank\" finds",
                        "book.yaml:10:42: warning: this side of OR can never match: no post has both lang:en and"
                                + " lang:de; for posts with either, put OR between them",
                        "book.yaml:11:29: warning: this can never match: a rating is from 1 to 5, found rating:>5",
                        "book.yaml:12:30: warning: this can never match: the brand's `matching: {reposts: exclude}`"
                                + " leaves reposts out");
    }

    @Test
    void groupsOfGroupsEnd() {
        StringBuilder yaml = new StringBuilder("let:\n  g0: acme OR nova\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("  g")
                    .append(i)
                    .append(": ")
                    .append(("let:g" + (i - 1) + " OR ").repeat(100))
                    .append("word" + i + "\n");
        }
        yaml.append("brands:\n- {id: a, queries: [{id: q, query: let:g39}]}\n");

        assertThat(parse(yaml.toString()).findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("groups add at most 8192 words"));
    }

    @Test
    void groupsGoOnlySoDeep() {
        StringBuilder yaml = new StringBuilder("let:\n  g0: acme\n");
        for (int i = 1; i < 1_000; i++) {
            yaml.append("  g").append(i).append(": let:g").append(i - 1).append('\n');
        }
        yaml.append("brands:\n- {id: a, queries: [{id: q, query: let:g999}]}\n");

        assertThat(parse(yaml.toString()).findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.message())
                .contains("at most 32 deep"));
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

        assertThat(book.findings().get(book.findings().size() - 1))
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
