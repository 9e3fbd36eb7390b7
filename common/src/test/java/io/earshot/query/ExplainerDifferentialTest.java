package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Brand;
import io.earshot.mention.Span;
import io.earshot.post.Post;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Explanations say what the matcher decides, on generated queries and posts. */
final class ExplainerDifferentialTest {
    private static final int ROUNDS = 170;
    private static final int QUERIES = 30;
    private static final int POSTS = 20;

    private int explained;
    private int obstacles;

    @Test
    void aTreeHoldsWhereItsQueryMatchesAndOnlyThere() {
        Samples samples = new Samples(3);
        for (int round = 0; round < ROUNDS; round++) {
            List<Asked> queries = Differential.asked(samples);
            List<Brand> brands = Differential.brands(queries);
            Differential.Answers matcher = Differential.indexed(queries);
            Explainer explainer = Explainer.of(brands, (brand, query) -> true, PlainFields::judge);
            for (int i = 0; i < POSTS; i++) {
                check(explainer, matcher, samples.post());
            }
        }
        assertThat(explained).isEqualTo(ROUNDS * QUERIES * POSTS);
        assertThat(obstacles).isGreaterThan(explained / 20);
    }

    private void check(Explainer explainer, Differential.Answers matcher, Post post) {
        List<Optional<List<Span>>> matched = matcher.to(post);
        List<QueryExplanation> explanations = explainer.explain(post);
        for (int q = 0; q < QUERIES; q++) {
            Explanation tree = explanations.get(q).tree();
            assertThat(explanations.get(q).matched())
                    .as("%s%n%s", tree, post)
                    .isEqualTo(matched.get(q).isPresent());
            checkParts(tree, post);
            tree.onlyObstacle().ifPresent(obstacle -> {
                obstacles++;
                assertThat(tree.held()).isFalse();
                assertThat(obstacle.held()).isFalse();
                assertThat(holdsBut(tree, obstacle))
                        .as("%s%n%s", tree, obstacle)
                        .isTrue();
            });
            explained++;
        }
    }

    /** Each part follows from its own parts, and what was found is there. */
    private static void checkParts(Explanation part, Post post) {
        boolean follows =
                switch (part.kind()) {
                    case ALL -> part.held() == part.parts().stream().allMatch(Explanation::held);
                    case ANY -> part.held() == part.parts().stream().anyMatch(Explanation::held);
                    case NOT -> part.held() != part.parts().get(0).held();
                    case NEAR, PHRASE -> {
                        boolean isNear = part.gap()
                                .filter(gap -> gap.between() <= gap.allowed())
                                .isPresent();
                        // Words of one hashtag are a phrase that has no distance.
                        boolean isOfTag = part.kind() == Explanation.Kind.PHRASE
                                && part.gap().isEmpty()
                                && post.text().contains("#");
                        yield part.held()
                                ? (isNear || isOfTag) && part.parts().stream().allMatch(Explanation::held)
                                : !isNear;
                    }
                    case WORD -> part.held() != part.found().isEmpty();
                    case FIELD ->
                        part.note()
                                .startsWith(
                                        part.query().substring(0, part.query().indexOf(':') + 1));
                };
        assertThat(follows).as("%s%n%s", part, post).isTrue();
        for (Explanation.Found found : part.found()) {
            assertThat(part.held()).isTrue();
            assertThat(post.text().substring(found.span().start(), found.span().end()))
                    .isEqualTo(found.text());
        }
        part.parts().forEach(inner -> checkParts(inner, post));
    }

    /** Whether the tree would hold if that part of it did. */
    @SuppressWarnings("ReferenceEquality") // Another part of the tree may say the same.
    private static boolean holdsBut(Explanation tree, Explanation part) {
        if (tree == part) {
            return true;
        }
        return switch (tree.kind()) {
            case ALL -> tree.parts().stream().allMatch(inner -> holdsBut(inner, part));
            case ANY -> tree.parts().stream().anyMatch(inner -> holdsBut(inner, part));
            case NOT, NEAR, PHRASE, WORD, FIELD -> tree.held();
        };
    }
}
