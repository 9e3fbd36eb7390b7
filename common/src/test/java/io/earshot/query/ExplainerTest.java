package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Brand;
import io.earshot.brand.MatchOptions;
import io.earshot.post.Post;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplainerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
                    acme                         | Is Acme up? Acme's up | + acme "Acme" 3-7, "Acme" 12-16
                    acme                         | Acmes                 | - acme
                    "acme bank"                  | My Acme bank          | + "acme bank" "Acme bank" 3-12
                    "acme bank"                  | acme the old bank     | - "acme bank" <"acme the old bank" 0-17: 2 tokens between, 0 allowed>
                    "acme bank"~1                | acme the old bank     | - "acme bank"~1 <"acme the old bank" 0-17: 2 tokens between, 1 allowed>
                    "acme bank"~1                | acme acme a b bank    | - "acme bank"~1 <"acme a b bank" 5-18: 2 tokens between, 1 allowed>
                    "acme bank"                  | bank, acme            | - "acme bank" <all words are there, but not in this order>
                    "acme old bank"              | my old acme           | - "acme old bank" <without bank>
                    acme NEAR/1 down             | down, so is acme      | - acme NEAR/1 down <"down" 0-4 … "acme" 12-16: 2 tokens between, 1 allowed>
                    acme ONEAR/9 down            | down, so is acme      | - acme ONEAR/9 down <"down" 0-4 before "acme" 12-16; wanted the other way round>
                    acme NEAR/1 acme             | acme                  | - acme NEAR/1 acme <both sides are the same words; each needs its own>
                    acme NEAR/1 (down OR out)    | acme acme is up       | - acme NEAR/1 (down OR out) <without down OR out>
                    acme NEAR/1 down             | Acme went down        | + acme NEAR/1 down "Acme" 0-4, "down" 10-14
                    """)
    void saysWhereAWordPhraseOrNearIsOrHowFarOff(String query, String text, String shown) {
        assertThat(shown(explain(query, Matching.post(text)))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    followers:>1000 | {"author":{"followers":12}}  | followers: 12, wanted >1000
                    followers:>1000 | {}                           | followers: not known, wanted >1000
                    rating:<3       | {"rating":4.5}               | rating: 4.5, wanted <3
                    platform:x      | {"platform":"reddit"}        | platform: reddit, wanted x
                    lang:en         | {"lang":"pt-BR"}             | lang: pt-BR, wanted en
                    country:DE      | {"country":"FR"}             | country: FR, wanted DE
                    author:me       | {"author":{"handle":"You"}}  | author: You, wanted me
                    kind:review     | {"kind":"reply"}             | kind: reply, wanted review
                    is:repost       | {"inReplyTo":"x:1"}          | is: reply, wanted repost
                    is:repost       | {}                           | is: none, wanted repost
                    has:media       | {"text":"#a http://b.c @d"}  | has: links hashtags mentions, wanted media
                    """)
    void saysWhatAFieldWas(String filter, String json, String note) throws Exception {
        Explanation explained =
                explain("acme " + filter, Matching.fromJson(json)).parts().get(1);

        assertThat(explained.held()).isFalse();
        assertThat(explained.note()).isEqualTo(note);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
                    {"kind":"repost"}            | the brand takes no reposts
                    {"author":{"handle":"Own"}}  | the brand takes no posts of its own
                    {"kind":"quote"}             |
                    """)
    void saysWhereTheBrandsOptionsKeepAPostOut(String json, String why) throws Exception {
        MatchOptions options =
                new MatchOptions(null, null, null, MatchOptions.Posts.EXCLUDE, MatchOptions.Posts.EXCLUDE);
        Brand brand = new CaseQuery("acme", Map.of(), options).brand();

        QueryExplanation explained = Explainer.explain(brand, brand.queries().get(0), Matching.fromJson(json));

        assertThat(explained.tree().held()).isTrue();
        assertThat(explained.keptOut()).isEqualTo(Optional.ofNullable(why));
        assertThat(explained.matched()).isEqualTo(why == null);
    }

    @Test
    void aTreeHasEachPartOnce() {
        Explanation tree = explain("(acme OR nova) -(down NEAR/2 now)", Matching.post("nova up"));

        assertThat(tree.kind()).isEqualTo(Explanation.Kind.ALL);
        assertThat(tree.held()).isTrue();
        assertThat(tree.parts())
                .extracting(ExplainerTest::shown)
                .containsExactly("+ acme OR nova", "+ -down NEAR/2 now");
        assertThat(tree.parts().get(0).parts())
                .extracting(ExplainerTest::shown)
                .containsExactly("- acme", "+ nova \"nova\" 0-4");
        assertThat(tree.parts().get(1).parts())
                .extracting(ExplainerTest::shown)
                .containsExactly("- down NEAR/2 now <without down, now>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    acme down                      | acme is up                 | down
                    acme down now                  | acme is up                 | nothing
                    acme down                      | all is well                | nothing
                    acme -down                     | acme is down               | -down
                    acme -down -now                | acme is down now           | nothing
                    acme -is:repost                | all is well                | nothing
                    acme is:repost                 | acme                       | is:repost
                    acme (down OR out)             | acme is up                 | down OR out
                    acme NEAR/1 down               | acme is going down         | acme NEAR/1 down
                    acme NEAR/1 down               | acme is up                 | acme NEAR/1 down
                    acme NEAR/1 down               | it is up                   | nothing
                    acme NEAR/1 down -is:repost    | acme is going down         | acme NEAR/1 down
                    "acme bank"                    | acme, my bank              | "acme bank"
                    "acme bank"                    | acme                       | nothing
                    nova OR acme down OR acme out  | acme is up                 | down
                    nova (acme down OR acme out)   | nova, acme                 | acme down OR acme out
                    acme                           | acme                       | nothing
                    acme                           | nova                       | nothing
                    """)
    void namesTheOnlyObstacle(String query, String text, String obstacle) {
        assertThat(explain(query, Matching.post(text))
                        .onlyObstacle()
                        .map(Explanation::query)
                        .orElse("nothing"))
                .isEqualTo(obstacle);
    }

    @Test
    void explainsTheQueriesThatAreWantedInTheirOrder() {
        Brand acme = Matching.brand("acme", "acme", "down");
        Brand nova = Matching.brand("nova", "nova");
        Explainer explainer = Explainer.of(
                List.of(nova, acme), (brand, query) -> !query.query().equals("acme"));

        assertThat(explainer.explain(Matching.post("nova")))
                .extracting(query -> query.brand() + "/" + query.query() + " " + query.matched())
                .containsExactly("nova/q0 true", "acme/q1 false");
        assertThat(explainer.explain(Matching.post("down")))
                .extracting(QueryExplanation::matched)
                .containsExactly(false, true);
    }

    private static Explanation explain(String query, Post post) {
        Brand brand = Matching.brand("b", query);
        return Explainer.explain(brand, brand.queries().get(0), post).tree();
    }

    private static String shown(Explanation part) {
        String places = part.found().isEmpty()
                ? ""
                : " "
                        + String.join(
                                ", ",
                                part.found().stream().map(Object::toString).toList());
        boolean isFailure = !part.held() && !part.note().isEmpty();
        return (part.held() ? "+ " : "- ") + part.query() + places + (isFailure ? " <" + part.note() + ">" : "");
    }
}
