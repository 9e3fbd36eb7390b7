package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.brand.MatchOptions;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScreenTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            acme              | nothing to see here, 9.99 or #else; it's fine    | false
            acme              | the ACME bank                                    | true
            acme              | acmes, macme and acme2                           | false
            acme              | \\nacme                                          | true
            acme              | \\u0061cme                                       | true
            acme              | Acme’s                                           | true
            acme              | l'Acme                                           | true
            acme              | glued acmehttp://a.b                             | true
            acme              | glued xacmehttps:\\/\\/a.b                        | true
            acme              | https://a.b and http:\\/\\/c.d                    | false
            acme              | “quoted” – it’s fine…                            | false
            acme              | fun 😂                                           | false
            acme OR 😂        | fun 😂                                           | true
            acme              | café                                             | true
            acme              | ａｃｍｅ                                           | true
            don't             | I don't know                                     | true
            don't             | I dont know                                      | false
            9.99              | only 9.99                                        | true
            @acme_help        | hey @Acme_Help                                   | true
            acmeb*            | the acmebank                                     | true
            acmeb*            | the acme bank                                    | true
            acmeb*            | the acerbic                                      | false
            """)
    void seesInTheBytesThatNoTermIsThere(String query, String json, boolean may) {
        MatchSession session =
                BrandMatcher.compile(List.of(Matching.brand("b", query))).newSession();
        byte[] bytes = ("\"" + json + "\"").getBytes(StandardCharsets.UTF_8);

        assertThat(session.mayMatch(Platform.X, null, bytes, 1, bytes.length - 1))
                .isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acm3", "#SeeAcme", "ácme"})
    void isNotSureWhereABrandReadsMoreIntoWords(String text) {
        MatchOptions all = new MatchOptions(
                MatchOptions.Letters.FOLD,
                MatchOptions.Hashtags.SPLIT,
                MatchOptions.Letters.FOLD,
                MatchOptions.Posts.INCLUDE,
                MatchOptions.Posts.INCLUDE);
        Brand brand = new Brand("b", "b", Map.of(), List.of(), List.of(new BrandQuery("q", "acme")), Map.of(), all);
        byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);

        assertThat(BrandMatcher.compile(List.of(brand))
                        .newSession()
                        .mayMatch(Platform.X, null, bytes, 1, bytes.length - 1))
                .isTrue();
    }

    @Test
    void neverRulesOutWhatMatches() throws Exception {
        Samples samples = new Samples(23);
        int matched = 0;
        int ruledOut = 0;
        for (int round = 0; round < 1_000; round++) {
            MatchSession session = BrandMatcher.compile(
                            List.of(Matching.brand("b", samples.query().toString())))
                    .newSession();
            for (int i = 0; i < 10; i++) {
                Post post = samples.post();
                byte[] json = Json.MAPPER.writeValueAsBytes(post.text());
                boolean may = session.mayMatch(post.platform(), null, json, 1, json.length - 1);
                boolean matches = !session.match(post).isEmpty();
                assertThat(may || !matches).as(post.text()).isTrue();
                matched += matches ? 1 : 0;
                ruledOut += may ? 0 : 1;
            }
        }
        assertThat(matched).isGreaterThan(300);
        assertThat(ruledOut).isGreaterThan(300);
    }
}
