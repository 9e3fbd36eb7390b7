package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryParserTest {
    /** What queries are made of, right and wrong, for {@link QueryParserFuzzTest}. */
    static final List<String> PIECES = List.of(
            "acme",
            "nova",
            "Straße",
            "苹果",
            "🤷🏽‍♀️",
            "ＡＣＭＥ",
            "ǰ",
            "İ",
            "ŉ",
            "ﬁ",
            "l'acme",
            "don't",
            "9.99",
            "a",
            "(",
            ")",
            "(",
            ")",
            "\"",
            "\"",
            "~2",
            "~",
            "*",
            "acme*",
            "ac*",
            "-",
            "AND",
            "OR",
            "NOT",
            "NEAR/3",
            "ONEAR/0",
            "NEAR",
            "NEAR/",
            "#acme",
            "@acme",
            "$acme",
            "@a.b@c.d",
            "#",
            "@",
            "$",
            "{",
            "}",
            "{Acme & Co}",
            "{:-(}",
            "to:@Me",
            "site:acme.com",
            "url:\"a(b\"",
            "sentiment:<-0.5",
            "intent:outage",
            "lang:en",
            "is:repost",
            "followers:>5",
            "followers:5..9",
            "rating:<=2.50",
            "platform:x",
            "author:@Me",
            "country:de",
            "x:",
            ":",
            "https://a.b/c",
            " ",
            " ",
            " ",
            " ",
            " ",
            "\t",
            "\n",
            "\u200B",
            "\uD83D",
            "\u0301",
            "’",
            "“",
            "”",
            "\\",
            "\0");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Acme                            | acme
                    acme AND nova                   | acme nova
                    acme (nova bank)                | acme nova bank
                    acme OR (nova OR bank)          | acme OR nova OR bank
                    acme OR nova bank               | acme OR nova bank
                    (acme OR nova) bank             | (acme OR nova) bank
                    acme NOT (nova OR bank)         | acme -(nova OR bank)
                    acme -(nova bank)               | acme -(nova bank)
                    NOT NOT acme                    | acme
                    coca-cola                       | "coca cola"
                    "Order Number"~2                | "order number"~2
                    "acme"~2                        | acme
                    苹果                             | "苹 果" OR #苹果
                    "苹 果"                          | "苹 果"
                    acme NEAR/3 (down OR "not up")  | acme NEAR/3 (down OR "not up")
                    -acme ONEAR/0 down bank         | -acme ONEAR/0 down bank
                    Scam* bank                      | scam* bank
                    @Acme #Fail $ACME               | @acme #fail $acme
                    acme Lang:EN                    | acme lang:en
                    acme followers:>=010            | acme followers:>=10
                    acme followers:5..              | acme followers:>=5
                    acme rating:1.0..2.50           | acme rating:1..2.5
                    acme author:"@Some.One"         | acme author:some.one
                    acme country:de                 | acme country:DE
                    { Acme  & Co}                   | {Acme & Co}
                    "acme" {C++} -{:-(}             | acme {C++} -{:-(}
                    acme NEAR/2 ({C++} OR go)       | acme NEAR/2 ({C++} OR go)
                    acme to:"@Acme"                 | acme to:acme
                    acme site:https://WWW.Acme.com/ | acme site:acme.com
                    acme url:"Acme.com/a(b)"        | acme url:"acme.com/a(b)"
                    acme sentiment:Negative         | acme sentiment:negative
                    acme sentiment:-1..-0.50        | acme sentiment:-1..-0.5
                    acme intent:OUTAGE              | acme intent:outage
                    """)
    void printsTheTree(String query, String printed) {
        ParsedQuery parsed = QueryParser.parse(query);

        assertThat(parsed.query()).as(parsed.findings().toString()).hasToString(printed);
        assertThat(QueryParser.parse(printed).query()).isEqualTo(parsed.query());
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        String deep = "(".repeat(QueryParser.MOST_DEPTH) + "acme" + ")".repeat(QueryParser.MOST_DEPTH);
        String full = "acme ".repeat(QueryParser.MOST_CHARACTERS / 5);

        assertThat(QueryParser.parse(deep).findings()).isEmpty();
        assertThat(QueryParser.parse("(" + deep + ")").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.offset()).isEqualTo(QueryParser.MOST_DEPTH);
                    assertThat(finding.message()).contains("32 deep");
                });
        assertThat(QueryParser.parse(full).findings()).isEmpty();
        assertThat(QueryParser.parse(full + "acme acme").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("at most 8192 characters"));
        assertThat(QueryParser.parse("NOT ".repeat(2_000) + "acme").query()).hasToString("acme");
        assertThat(QueryParser.parse("(".repeat(8_000)).query()).isNull();
        assertThat(QueryParser.parse("-(".repeat(4_000)).query()).isNull();
    }

    @Test
    void findsSeveralThingsWrongAtOnce() {
        assertThat(QueryParser.parse("ac* lang:english sentiment:-7 or nova").findings().stream()
                        .map(finding -> finding.offset() + " " + finding.severity()))
                .containsExactly("2 ERROR", "9 ERROR", "27 ERROR", "30 WARNING");
    }
}
