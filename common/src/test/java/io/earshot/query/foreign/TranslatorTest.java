package io.earshot.query.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.BrandBook;
import io.earshot.brand.BrandQuery;
import io.earshot.query.QueryParser;
import io.earshot.query.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TranslatorTest {
    private static final List<String> PIECES = List.of(
            "acme",
            "Nova",
            "down",
            "or",
            "and",
            "苹果",
            "🔥",
            "don't",
            "coca-cola",
            "C++",
            "9.99",
            "ab*",
            "refund*",
            "b?t",
            "customi?e",
            "#tag",
            "@handle",
            "$CASH",
            "#",
            "@",
            "\"acme bank\"",
            "\"a b c\"~3",
            "\"x y\"~2",
            "\"\"",
            "\"",
            "\"*\"",
            "\"say \\\"hi\\\" now\"",
            "“so so”",
            "OR",
            "OR",
            "AND",
            "NOT",
            "-",
            "(",
            ")",
            "(",
            ")",
            ")~4",
            "NEAR/3",
            "NEAR/2f",
            "NEAR/900",
            "NEAR",
            "~5",
            "{BT}",
            "{",
            "}",
            "{:-(}",
            "raw:Google+",
            "<<<note>>>",
            "<<<",
            "from:acme",
            "to:joe",
            "from:1234",
            "lang:en",
            "lang:klingon",
            "is:retweet",
            "-is:nullcast",
            "has:images",
            "has:geo",
            "url:\"https://acme.com/a b\"",
            "url:acme.com",
            "site:www.acme.com",
            "site:(a.com OR b.com)",
            "author:\"joe doe\"",
            "title:x",
            "country:gbr",
            "rating:[3 TO 5]",
            "rating:[5 TO 3]",
            "followers_count:5",
            "followers_count:9..1",
            "place_country:XX",
            "contains:\"a\"",
            "contains:*",
            "point_radius:[1 2 3km]",
            "raw:",
            "sample:5",
            "links:acme.com/help",
            "wibble:(a b)",
            "https://acme.com/x",
            "www.acme.com",
            "'",
            "\u0000",
            "\u2028",
            "\uD83D",
            "\u200B",
            "!!!",
            "%",
            "…",
            ",",
            "let:x",
            "sentiment:positive",
            "anchor");

    /** A translation is given out only if our parser takes it, and the book that it is in passes the check. */
    @ParameterizedTest
    @EnumSource
    void whatIsGivenOutIsTakenWhateverComesIn(Dialect dialect) throws BadForeignFileException {
        Random random = new Random(20261122);
        int translated = 0;
        for (int round = 0; round < 4_000; round++) {
            StringBuilder query = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                query.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(8) == 0 ? "" : " ");
            }
            String original = query.toString();

            Translation translation = Translator.translate(dialect, original);

            assertThat(translation.notes()).as(original).allSatisfy(note -> assertThat(note.offset())
                    .isBetween(0, original.length()));
            if (translation.query() == null) {
                assertThat(translation.notes())
                        .as(original)
                        .extracting(Note::kind)
                        .contains(Note.Kind.REFUSED);
                continue;
            }
            translated++;
            assertThat(QueryParser.parse(translation.query()).query())
                    .as(original + " became " + translation.query())
                    .isNotNull();
            ForeignFile file = ForeignFile.read(
                    dialect, "random.json", "[{\"value\": " + json(original) + ", \"tag\": " + json(original) + "}]");
            BrandBook book = book(ImportedBook.of(file, "imported", "no: 'name'"));
            assertThat(book.brands().get(0).queries())
                    .as(original)
                    .extracting(BrandQuery::query)
                    .containsExactly(translation.query());
        }
        assertThat(translated).isGreaterThan(500);
    }

    @ParameterizedTest
    @EnumSource
    void deepBracketsAreRefusedWithoutHarm(Dialect dialect) {
        Translation translation = Translator.translate(dialect, "(".repeat(50_000) + "acme" + ")".repeat(50_000));

        assertThat(translation.query()).isNull();
        assertThat(translation.notes()).extracting(Note::message).containsExactly("brackets go more than 100 deep");
    }

    @Test
    void whatOurParserDoesNotTakeIsRefusedWithItsReason() {
        StringBuilder longOne = new StringBuilder("acme");
        for (int i = 0; i < 2_000; i++) {
            longOne.append(" OR word").append(i);
        }

        Translation translation = Translator.translate(Dialect.X, longOne.toString());

        assertThat(translation.query()).isNull();
        assertThat(translation.notes().get(0).message()).contains("a query has at most 8192 characters");
    }

    @Test
    void idsComeFromTagsAndAreValidAndUnique() {
        QueryIds ids = new QueryIds();
        List<String> made = new ArrayList<>();
        for (String tag : List.of("Über uns!", "Über uns!", "", "***", "x".repeat(80), "x".repeat(80), "a/b c.d_e-f")) {
            made.add(ids.id(Optional.of(tag), "query-7"));
        }

        assertThat(made)
                .containsExactly(
                        "Uber-uns",
                        "Uber-uns-2",
                        "query-7",
                        "query-7-2",
                        "x".repeat(64),
                        "x".repeat(62) + "-2",
                        "a-b-c.d_e-f");
    }

    @Test
    void linesOfBrandwatchAreAQueryEachUnlessOneGoesOn() throws BadForeignFileException {
        assertThat(queries("apple\nnova AND bank\n")).containsExactly("apple", "nova AND bank");
        assertThat(queries("apple\n\n\nnova\n")).containsExactly("apple", "nova");
        assertThat(queries("apple AND\nnova\n")).containsExactly("apple AND\nnova");
        assertThat(queries("apple\nNOT nova\n")).containsExactly("apple\nNOT nova");
        assertThat(queries("(apple OR\r\nnova)\r\n\r\nbank")).containsExactly("(apple OR\r\nnova)", "bank");
        assertThat(queries("<<<all\nof it>>> apple\n\n{BT} AND bank"))
                .containsExactly("<<<all\nof it>>> apple", "{BT} AND bank");
        assertThat(queries("apple\n<<<and>>>\nnova")).containsExactly("apple\n<<<and>>>\nnova");
    }

    @Test
    void jsonIsFoundInEveryShapeThatTheirApisHave() throws BadForeignFileException {
        for (String json : List.of(
                "{\"data\":[{\"id\":\"1\",\"value\":\"acme\",\"tag\":\"t\"}],\"meta\":{\"result_count\":1}}",
                "{\"add\":[{\"value\":\"acme\",\"tag\":\"t\"}]}",
                "{\"rules\":[{\"tag\":\"t\",\"value\":\"acme\"}],\"sent\":\"now\"}",
                " [ {\"name\":\"t\",\"query\":\"acme\"} ]",
                "{\"results\":[{\"id\":7,\"name\":\"t\",\"booleanQuery\":\"acme\",\"languages\":[\"en\"]}]}")) {
            ForeignQuery query =
                    ForeignFile.read(Dialect.X, "f", json).queries().get(0);

            assertThat(query.text()).isEqualTo("acme");
            assertThat(query.name()).contains("t");
            assertThat(json.substring(query.place(0), query.place(4))).isEqualTo("acme");
        }
    }

    private static List<String> queries(String text) throws BadForeignFileException {
        return ForeignFile.read(Dialect.BRANDWATCH, "f", text).queries().stream()
                .map(ForeignQuery::text)
                .toList();
    }

    private static BrandBook book(ImportedBook imported) {
        BrandBook book = BrandBook.parse(
                List.of(new BrandBook.Source("imported.yaml", imported.yaml().getBytes(StandardCharsets.UTF_8))));
        assertThat(book.findings()).as(imported.yaml()).noneMatch(finding -> finding.severity() == Severity.ERROR);
        return book;
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
        return json.append('"').toString();
    }
}
