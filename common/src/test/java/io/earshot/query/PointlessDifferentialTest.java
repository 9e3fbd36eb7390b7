package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.MatchOptions;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of queries without a post holds for posts: no generated one shows otherwise. */
final class PointlessDifferentialTest {
    private static final int QUERIES = 4_000;
    private static final int POSTS = 60;
    private static final int STEPS = 100_000;

    private final Samples samples = new Samples(11);
    private final Random random = new Random(12);

    /** A post with which queries of it were tried before. */
    private record Tried(Post post, BruteForce force) {}

    private final List<Tried> posts = Stream.generate(samples::post)
            .limit(POSTS)
            .map(post -> new Tried(post, new BruteForce(post, MatchOptions.DEFAULT)))
            .toList();

    @Test
    void whatOneQueryIsSaidToFindAnotherFinds() {
        int claims = 0;
        int checks = 0;
        int told = 0;
        for (int i = 0; i < QUERIES; i++) {
            Query query = samples.query();
            for (Query other : List.of(samples.query(), near(query), near(near(query)), near(near(near(query))))) {
                if (query.equals(other) || !new Implication(STEPS).implies(query, other)) {
                    continue;
                }
                claims++;
                for (Tried tried : posts) {
                    boolean matches = tried.force.matches(query);
                    assertThat(!matches || tried.force.matches(other))
                            .as("%s finds what %s does not: %s", query, other, tried.post)
                            .isTrue();
                    checks++;
                    told += matches ? 1 : 0;
                }
            }
        }
        assertThat(claims).isGreaterThan(QUERIES / 3);
        assertThat(checks).isGreaterThanOrEqualTo(100_000 - POSTS);
        // Of queries that no post matches, nothing would be known.
        assertThat(told).isGreaterThan(checks / 30);
    }

    @Test
    void noPostMatchesWhatIsSaidNeverToMatch() {
        int claims = 0;
        int checks = 0;
        for (int i = 0; i < 2 * QUERIES; i++) {
            Query query = samples.query();
            for (Query other : List.of(near(query), new Query.Not(near(query)), new Query.Not(near(near(query))))) {
                Query both = Query.and(List.of(query, other));
                Optional<Clash> clash = Clash.of(both, List.of(), new Implication(STEPS));
                if (clash.isEmpty()) {
                    continue;
                }
                claims++;
                for (Tried tried : posts) {
                    assertThat(tried.force.matches(both))
                            .as("%s, though %s: %s", both, clash, tried.post)
                            .isFalse();
                    checks++;
                }
            }
        }
        assertThat(claims).isGreaterThan(QUERIES / 3);
        assertThat(checks).isGreaterThanOrEqualTo(100_000 - POSTS);
    }

    @Test
    void whereOneSideOfNearStandsTheOtherStands() {
        int claims = 0;
        for (int i = 0; i < 20 * QUERIES; i++) {
            if (!(samples.query() instanceof Query.Near one)) {
                continue;
            }
            Query left = near(one.left());
            if (one.left().equals(left) || !new Implication(STEPS).sits(one.left(), left)) {
                continue;
            }
            claims++;
            Query other = new Query.Near(left, one.right(), one.distance(), one.ordered());
            for (Tried tried : posts) {
                assertThat(!tried.force.matches(one) || tried.force.matches(other))
                        .as("%s finds what %s does not: %s", one, other, tried.post)
                        .isTrue();
            }
        }
        assertThat(claims).isGreaterThan(QUERIES / 10);
    }

    /** The query with one of its parts, or a few, changed a little. */
    private Query near(Query query) {
        return Queries.mapped(query, part -> random.nextInt(3) == 0 ? changed(part) : part);
    }

    private Query changed(Query part) {
        if (part instanceof Query.And and) {
            return random.nextBoolean() ? without(and.parts(), true) : part;
        }
        if (part instanceof Query.Or or) {
            return random.nextBoolean() ? without(or.sides(), false) : part;
        }
        if (part instanceof Query.Near near) {
            return switch (random.nextInt(4)) {
                case 0 -> new Query.Near(near.left(), near.right(), near.distance() + 1, false);
                case 1 -> new Query.Near(near.right(), near.left(), near.distance(), near.ordered());
                case 2 -> near.left();
                default -> new Query.Near(near.left(), near.right(), near.distance(), !near.ordered());
            };
        }
        if (part instanceof Query.Phrase phrase) {
            int terms = phrase.terms().size();
            int from = random.nextInt(2);
            return (terms - from < 2 || random.nextBoolean())
                    ? new Query.Phrase(phrase.terms(), phrase.slop() + random.nextInt(2))
                    : new Query.Phrase(phrase.terms().subList(from, terms), phrase.slop());
        }
        if (part instanceof Query.Term term) {
            return (term.text().length() < 4 || random.nextBoolean())
                    ? new Query.Term(Query.Term.Kind.WORD, term.text(), term.prefix())
                    : new Query.Term(Query.Term.Kind.WORD, term.text().substring(0, 3), true);
        }
        if (part instanceof Query.Raw raw) {
            return raw.terms().isEmpty() ? raw : raw.terms().get(0);
        }
        if (part instanceof Query.Filter filter) {
            return other(filter);
        }
        return part;
    }

    private static Query without(List<Query> parts, boolean all) {
        List<Query> fewer = new ArrayList<>(parts.subList(1, parts.size()));
        return all ? Query.and(fewer) : Query.or(fewer);
    }

    private Query other(Query.Filter filter) {
        List<String> values =
                switch (filter.field()) {
                    case FOLLOWERS -> List.of(">1000", ">=1000", "<=500", "<500", "100..500", "0..1500", "7", "600");
                    case RATING -> List.of("<3", "<=3", "3..5", "2", "3", ">2", ">3", "2..4.5", ">5", "<1");
                    case SENTIMENT -> List.of("negative", "neutral", "<0", "<=0", "-0.5..0.5", ">=0.5", "0.5", ">1");
                    case LANG -> List.of("en", "de", "fr");
                    case KIND -> List.of("post", "repost", "reply", "quote");
                    case IS -> List.of("repost", "reply", "quote", "verified", "review");
                    case PLATFORM -> List.of("x", "reddit");
                    case AUTHOR, TO -> List.of("acme", "nova");
                    case SITE -> List.of("acme.com", "help.acme.com", "com", "nova.org");
                    case URL -> List.of("acme", "bank", "acme.com/b");
                    case HAS -> List.of("links", "media");
                    case COUNTRY -> List.of("DE", "FR");
                    case INTENT -> List.of("outage", "praise");
                };
        Query.Filter changed = new Query.Filter(filter.field(), values.get(random.nextInt(values.size())));
        boolean isKind = filter.field() == Field.IS || filter.field() == Field.KIND;
        return (isKind && random.nextBoolean())
                ? new Query.Filter(
                        random.nextBoolean() ? Field.KIND : Field.IS,
                        List.of("repost", "reply", "quote").get(random.nextInt(3)))
                : changed;
    }
}
