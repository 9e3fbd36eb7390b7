package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.BrandBook;
import io.earshot.json.Json;
import io.earshot.mention.Ruling;
import io.earshot.post.BadPostException;
import io.earshot.post.PostDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a brand calls its mentions, and what they are worth to it. */
final class RulesTest {
    private static final String BOOK = """
            let: {trouble: '(down OR outage)'}
            brands:
              - id: acme
                queries:
                  - {id: main, query: acme}
                rules:
                  - {id: loud, when: 'followers:>=1000', tag: loud, score: 5}
                  - {id: broken, when: let:trouble, tag: trouble, score: 10.5}
                  - {id: again, when: 'acme NEAR/1 down', tag: trouble}
                  - {id: quiet, when: '-followers:>=1000', score: -1}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme again     | 10   | []             | -1.0",
                "acme again     | 1000 | [loud]         | 5.0",
                "acme is down   | 1000 | [loud,trouble] | 15.5",
                "outage at acme | 10   | [trouble]      | 9.5"
            })
    void allRulesThatHoldAddUp(String text, long followers, String tags, double score) throws Exception {
        List<BrandMatch> matches = matcher(BOOK).match(post(text, followers));

        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.ruling().tags()).hasToString(tags.replace(",", ", "));
            assertThat(match.ruling().score()).isEqualTo(score);
        });
    }

    @Test
    void aRuleMakesNoMention() throws Exception {
        assertThat(matcher(BOOK).match(post("an outage", 10_000))).isEmpty();
    }

    @Test
    void whereNoRuleHoldsThereIsNeitherTagNorScore() throws Exception {
        String book = BOOK.substring(0, BOOK.indexOf("      - {id: quiet"));

        assertThat(matcher(book).match(post("acme again", 10)))
                .singleElement()
                .extracting(BrandMatch::ruling)
                .isEqualTo(Ruling.NONE);
    }

    @Test
    void theBrandsRecordCarriesItsRulesAndTheirGroups() throws BadBrandException, BadPostException {
        var brand = book(BOOK).brands().get(0);

        var read = BrandBook.fromJson(Json.bytes(brand));

        assertThat(read).isEqualTo(brand);
        assertThat(BrandMatcher.compile(List.of(read))
                        .match(post("acme is down", 10))
                        .get(0)
                        .ruling()
                        .tags())
                .containsExactly("trouble");
    }

    @Test
    void everyMistakeIsNamed() {
        String bad = """
                brands:
                  - id: acme
                    queries: [{id: main, query: acme}]
                    rules:
                      - {id: one, when: 'followers:many', tag: a}
                      - {id: one, when: acme}
                      - {when: 'acme AND', score: much}
                      - acme
                """;

        assertThat(book(bad).findings())
                .map(Object::toString)
                .containsExactly(
                        "book.yaml:5:36: error: followers: expected a number, a comparison such as >1000 or a range such"
                                + " as 10..100, found many",
                        "book.yaml:6:9: error: the rule has no effect; expected a `tag:` or a `score:`",
                        "book.yaml:6:14: error: the brand has a rule one already, at book.yaml:5:14",
                        "book.yaml:7:9: error: the rule has no `id:`",
                        "book.yaml:7:22: error: AND needs a word, a phrase, a field or a bracket after it, found the end",
                        "book.yaml:7:35: error: score: expected a number such as 5 or -2.5, found much",
                        "book.yaml:8:9: error: expected a rule with `id:`, `when:` and a `tag:` or a `score:`, found acme");
    }

    private static BrandMatcher matcher(String book) {
        return BrandMatcher.compile(book(book).brands());
    }

    private static BrandBook book(String yaml) {
        return BrandBook.parse(List.of(new BrandBook.Source("book.yaml", yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static io.earshot.post.Post post(String text, long followers) throws BadPostException {
        return new PostDecoder()
                .decode(
                        Json.bytes(Map.of(
                                "id",
                                "x:1",
                                "platform",
                                "x",
                                "author",
                                Map.of("id", "1", "followers", followers),
                                "text",
                                text,
                                "createdAt",
                                "2026-11-22T08:00:00Z")),
                        null)
                .get(0);
    }
}
