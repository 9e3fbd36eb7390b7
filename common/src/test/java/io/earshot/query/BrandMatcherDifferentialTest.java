package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.earshot.post.Post;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The matcher with its index finds what {@link BruteForce} finds, and marks the same. A longer run, or another:
 * {@code ./mvnw -pl common test -Dtest=BrandMatcherDifferentialTest -Dearshot.pairs=5000000 -Dearshot.seed=42}.
 */
final class BrandMatcherDifferentialTest {
    private static final int PAIRS = Integer.getInteger("earshot.pairs", 1_000_000);
    private static final long SEED = Long.getLong("earshot.seed", 7);

    @Test
    void findsWhatBruteForceFindsAndMarksTheSame() {
        Differential differential = new Differential(Differential::indexed);

        Differential.Result result = differential.run(SEED, PAIRS);

        result.difference().ifPresent(difference -> fail(differential.told(difference)));
        assertThat(result.pairs()).isGreaterThanOrEqualTo(PAIRS);
        // A comparison of nothing with nothing would prove nothing.
        assertThat(result.matched()).isBetween(result.pairs() / 20, result.pairs() / 2);
    }

    @Test
    void theGeneratedQueriesReadBackTheSame() {
        Samples samples = new Samples(SEED);
        for (int i = 0; i < 20_000; i++) {
            Query query = samples.query();
            ParsedQuery parsed = QueryParser.parse(query.toString());
            assertThat(parsed.query()).as(query + " " + parsed.findings()).isEqualTo(query);
        }
    }

    /** What a matcher could get wrong. */
    enum Mistake {
        NEAR_TAKES_ONE_TOO_MANY,
        ORDER_IS_IGNORED,
        SLOP_IS_ONE_LESS,
        THE_LAST_SIDE_OF_OR_IS_FORGOTTEN,
        THE_LAST_PART_OF_AND_IS_FORGOTTEN,
        A_HASHTAG_IS_TAKEN_FOR_A_WORD,
        A_WILDCARD_IS_NONE;

        /** What to ask the right matcher instead, so that it makes the mistake. */
        Query of(Query query) {
            return switch (this) {
                case NEAR_TAKES_ONE_TOO_MANY ->
                    query instanceof Query.Near near
                            ? new Query.Near(near.left(), near.right(), near.distance() + 1, near.ordered())
                            : query;
                case ORDER_IS_IGNORED ->
                    query instanceof Query.Near near
                            ? new Query.Near(near.left(), near.right(), near.distance(), false)
                            : query;
                case SLOP_IS_ONE_LESS ->
                    query instanceof Query.Phrase phrase && phrase.slop() > 0
                            ? new Query.Phrase(phrase.terms(), phrase.slop() - 1)
                            : query;
                case THE_LAST_SIDE_OF_OR_IS_FORGOTTEN ->
                    query instanceof Query.Or or
                            ? Query.or(or.sides().subList(0, or.sides().size() - 1))
                            : query;
                case THE_LAST_PART_OF_AND_IS_FORGOTTEN ->
                    query instanceof Query.And and
                                    && Queries.terms(and.parts().get(0)) > 0
                                    && !(and.parts().get(0) instanceof Query.Not)
                            ? Query.and(and.parts().subList(0, and.parts().size() - 1))
                            : query;
                case A_HASHTAG_IS_TAKEN_FOR_A_WORD ->
                    query instanceof Query.Term term && term.kind() == Query.Term.Kind.HASHTAG
                            ? new Query.Term(Query.Term.Kind.WORD, term.text(), false)
                            : query;
                case A_WILDCARD_IS_NONE ->
                    query instanceof Query.Term term && term.prefix()
                            ? new Query.Term(term.kind(), term.text(), false)
                            : query;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeIsFoundAndShownSmall(Mistake mistake) {
        Differential differential = new Differential(queries -> Differential.indexed(queries.stream()
                .map(asked -> asked.with(Queries.mapped(asked.query(), mistake::of)))
                .toList()));

        Case smallest = differential.run(SEED, PAIRS).difference().orElseThrow();

        assertThat(Queries.terms(smallest.query()))
                .as(differential.told(smallest))
                .isLessThanOrEqualTo(3);
        assertThat(PlainTokens.of(smallest.post().text()))
                .as(differential.told(smallest))
                .hasSizeLessThanOrEqualTo(6);
        assertThat(smallest.company()).isEmpty();
        assertThat(smallest.before()).isEmpty();
    }

    @Test
    void aMistakeThatNeedsCompanyOrAnEarlierPostIsShownWithIt() {
        Differential forgetful = new Differential(queries -> {
            var right = Differential.indexed(queries);
            boolean[] acmeSeen = {false};
            return post -> {
                boolean skips = acmeSeen[0] && queries.size() > 1;
                acmeSeen[0] = post.text().contains("ACME");
                return skips ? right.to(post.withText("", List.of())) : right.to(post);
            };
        });

        Case smallest = forgetful.run(SEED, PAIRS).difference().orElseThrow();

        assertThat(smallest.company()).hasSize(1);
        assertThat(smallest.before()).extracting(Post::text).containsExactly("ACME");
        // Exact characters count as none.
        assertThat(Queries.terms(smallest.query())).isLessThanOrEqualTo(1);
    }
}
