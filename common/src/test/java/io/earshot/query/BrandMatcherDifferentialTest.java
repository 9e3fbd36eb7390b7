package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Span;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Holds the matcher with its index against {@link BruteForce}, on very many generated queries and posts. */
final class BrandMatcherDifferentialTest {
    private static final int ROUNDS = 350;
    private static final int BRANDS = 6;
    private static final int QUERIES = 5;
    private static final int POSTS = 10;

    @Test
    void findsWhatBruteForceFindsAndMarksTheSame() {
        Samples samples = new Samples(7);
        int pairs = 0;
        int matched = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Query> queries = new HashMap<>();
            MatchSession session =
                    BrandMatcher.compile(brands(samples, queries)).newSession();
            for (int i = 0; i < POSTS; i++) {
                Post post = samples.post();
                Map<String, List<Span>> found = new HashMap<>();
                List<BrandMatch> matches = session.match(post);
                for (BrandMatch match : matches) {
                    for (QueryMatch query : match.queries()) {
                        found.put(match.brand().id() + "/" + query.id(), query.spans());
                    }
                }
                BruteForce bruteForce = new BruteForce(post);
                for (Map.Entry<String, Query> query : queries.entrySet()) {
                    List<Span> expected =
                            bruteForce.matches(query.getValue()) ? bruteForce.spans(query.getValue()) : null;
                    if (!Objects.equals(found.get(query.getKey()), expected)) {
                        fail(
                                "%s%nin: %s%nexpected %s, found %s",
                                query.getValue(), post, expected, found.get(query.getKey()));
                    }
                    pairs++;
                }
                assertThat(session.mayMatch(post.platform(), null, post.text()) || matches.isEmpty())
                        .isTrue();
                matched += found.size();
            }
        }
        assertThat(pairs).isGreaterThan(100_000);
        // A comparison of nothing with nothing would prove nothing.
        assertThat(matched).isBetween(pairs / 20, pairs / 2);
    }

    private static List<Brand> brands(Samples samples, Map<String, Query> queries) {
        List<Brand> brands = new ArrayList<>();
        for (int b = 0; b < BRANDS; b++) {
            List<BrandQuery> ofBrand = new ArrayList<>();
            for (int q = 0; q < QUERIES; q++) {
                Query query = samples.query();
                ParsedQuery parsed = QueryParser.parse(query.toString());
                assertThat(parsed.query()).as(query + " " + parsed.findings()).isEqualTo(query);
                ofBrand.add(new BrandQuery("q" + q, query.toString()));
                queries.put("b" + b + "/q" + q, query);
            }
            brands.add(new Brand("b" + b, "b", Map.of(), List.of(), ofBrand));
        }
        return brands;
    }
}
