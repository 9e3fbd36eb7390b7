package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says why queries match a post or do not: holds each part of each query against it by the clauses that the matcher
 * itself has. For people who ask about some posts; not for a firehose, and not for several threads.
 */
public final class Explainer {
    private final List<Subject> subjects;
    private final Evidence evidence;

    private Explainer(List<Subject> subjects, Evidence evidence) {
        this.subjects = subjects;
        this.evidence = evidence;
    }

    /** A query to explain. */
    private record Subject(Brand brand, String id, Part tree) {}

    /** A part of a query with the clause that decides it. */
    private record Part(Query query, Clause clause, List<Part> parts) {
        static Part of(Query query, ClauseCompiler compiler) {
            return new Part(
                    query,
                    compiler.compile(query),
                    partsOf(query).stream().map(part -> of(part, compiler)).toList());
        }

        private static List<? extends Query> partsOf(Query query) {
            if (query instanceof Query.And and) {
                return and.parts();
            }
            if (query instanceof Query.Or or) {
                return or.sides();
            }
            if (query instanceof Query.Near near) {
                return List.of(near.left(), near.right());
            }
            if (query instanceof Query.Phrase phrase) {
                return phrase.terms();
            }
            return query instanceof Query.Not not ? List.of(not.query()) : List.of();
        }
    }

    /**
     * Explains the queries of these brands that are wanted.
     *
     * @throws IllegalArgumentException if a query cannot be read
     */
    public static Explainer of(List<Brand> brands, BiPredicate<Brand, BrandQuery> wanted) {
        return of(brands, wanted, null);
    }

    /**
     * The same, for queries that ask for what only a judge knows.
     *
     * @throws IllegalArgumentException if a query cannot be read
     */
    public static Explainer of(List<Brand> brands, BiPredicate<Brand, BrandQuery> wanted, @Nullable Judge judge) {
        Terms.Builder terms = new Terms.Builder(Terms.NONE);
        List<Subject> subjects = new ArrayList<>();
        for (Brand brand : brands) {
            Dialect dialect = brand.dialect();
            ClauseCompiler compiler = new ClauseCompiler(terms, dialect.variant());
            for (BrandQuery query : brand.queries()) {
                if (wanted.test(brand, query)) {
                    Part tree = Part.of(BrandMatcher.parse(brand, query, dialect), compiler);
                    subjects.add(new Subject(brand, query.id(), tree));
                }
            }
        }
        return new Explainer(subjects, new Evidence(terms.build(), judge));
    }

    /** Why this one query of the brand matches the post or does not. */
    public static QueryExplanation explain(Brand brand, BrandQuery query, Post post) {
        return of(List.of(brand), (of, other) -> other.equals(query))
                .explain(post)
                .get(0);
    }

    /** Why each query matches the post or does not, in the order in which they were given. */
    public List<QueryExplanation> explain(Post post) {
        evidence.read(post.text(), MatchSession.hasDottedHandles(post.platform()));
        evidence.locate();
        evidence.of(post);
        return subjects.stream()
                .map(subject -> {
                    evidence.askFor(subject.brand);
                    return new QueryExplanation(
                            subject.brand.id(),
                            subject.id,
                            explain(subject.tree, post.text()),
                            KeptOut.of(subject.brand, post));
                })
                .toList();
    }

    private Explanation explain(Part part, String text) {
        List<Explanation> parts =
                part.parts.stream().map(inner -> explain(inner, text)).toList();
        boolean held = part.clause.holds(evidence);
        // Within one split hashtag words have no distance: what is told of others does not count where these hold.
        Optional<Distance> distance = distance(part, text)
                .filter(of -> !held
                        || of.gap()
                                .filter(gap -> gap.between() <= gap.allowed())
                                .isPresent());
        return new Explanation(
                kind(part.query),
                part.query.toString(),
                held,
                found(part, text),
                distance.flatMap(Distance::gap),
                distance.map(Distance::told).orElseGet(() -> note(part.query, held, parts)),
                parts);
    }

    private static Explanation.Kind kind(Query query) {
        if (query instanceof Query.And) {
            return Explanation.Kind.ALL;
        }
        if (query instanceof Query.Or) {
            return Explanation.Kind.ANY;
        }
        if (query instanceof Query.Not) {
            return Explanation.Kind.NOT;
        }
        if (query instanceof Query.Near) {
            return Explanation.Kind.NEAR;
        }
        if (query instanceof Query.Phrase) {
            return Explanation.Kind.PHRASE;
        }
        return query instanceof Query.Filter ? Explanation.Kind.FIELD : Explanation.Kind.WORD;
    }

    /** Where it is. AND and OR leave that to their parts. */
    private List<Explanation.Found> found(Part part, String text) {
        if (part.query instanceof Query.And || part.query instanceof Query.Or) {
            return List.of();
        }
        Spans places = evidence.borrow();
        part.clause.mark(evidence, places);
        List<Explanation.Found> found = places.toList().stream()
                .map(span -> Explanation.Found.of(text, span.start(), span.end()))
                .toList();
        evidence.giveBack(places);
        return found;
    }

    private Optional<Distance> distance(Part part, String text) {
        if (!(part.query instanceof Query.Near) && !(part.query instanceof Query.Phrase)) {
            return Optional.empty();
        }
        List<Spans> places = new ArrayList<>();
        for (Part inner : part.parts) {
            Spans spans = evidence.borrow();
            if (inner.clause instanceof Clause.Placed placed) {
                placed.find(evidence, spans);
            }
            places.add(spans);
        }
        Optional<Distance> distance = part.query instanceof Query.Near near
                ? Distance.near(near, places.get(0), places.get(1), text)
                : Distance.phrase((Query.Phrase) part.query, places, text);
        places.forEach(evidence::giveBack);
        return distance;
    }

    private String note(Query query, boolean held, List<Explanation> parts) {
        if (query instanceof Query.Filter filter) {
            return FieldValue.told(filter, evidence);
        }
        boolean needsAll = query instanceof Query.Near || query instanceof Query.Phrase;
        return held || !needsAll
                ? ""
                : parts.stream()
                        .filter(part -> !part.held())
                        .map(Explanation::query)
                        .distinct()
                        .collect(Collectors.joining(", ", "without ", ""));
    }
}
