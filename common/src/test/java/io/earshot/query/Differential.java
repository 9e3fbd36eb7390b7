package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Span;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds a matcher against {@link BruteForce} on generated queries and posts, until they differ. */
final class Differential {
    private static final int QUERIES = 30;
    private static final int QUERIES_OF_A_BRAND = 5;
    private static final int POSTS = 100;

    private final Subject subject;

    Differential(Subject subject) {
        this.subject = subject;
    }

    /** A matcher that can be turned to queries. */
    interface Subject {
        Answers of(List<Query> queries);
    }

    /** What it says of each post that it is given, one after the other: for each query, where it matches, if it does. */
    interface Answers {
        List<Optional<List<Span>>> to(Post post);
    }

    /**
     * What came of it.
     *
     * @param difference the first one, made as small as it gets
     */
    record Result(int pairs, int matched, Optional<Case> difference) {}

    /** Compares them on that many pairs of a query and a post at least, or up to the first difference. */
    Result run(long seed, int leastPairs) {
        Samples samples = new Samples(seed);
        int pairs = 0;
        int matched = 0;
        while (pairs < leastPairs) {
            List<Query> queries = Stream.generate(samples::query).limit(QUERIES).toList();
            List<Post> posts = Stream.generate(samples::post).limit(POSTS).toList();
            Answers answers = subject.of(queries);
            for (int p = 0; p < POSTS; p++) {
                List<Optional<List<Span>>> found = answers.to(posts.get(p));
                BruteForce bruteForce = new BruteForce(posts.get(p));
                for (int q = 0; q < QUERIES; q++) {
                    Optional<List<Span>> expected = bruteForce.answer(queries.get(q));
                    if (!found.get(q).equals(expected)) {
                        List<Query> company = new ArrayList<>(queries);
                        Query query = company.remove(q);
                        Case failing = new Case(query, posts.get(p), company, posts.subList(0, p));
                        return new Result(pairs, matched, Optional.of(Shrinking.shrink(failing, this::differs)));
                    }
                    pairs++;
                    matched += expected.isPresent() ? 1 : 0;
                }
            }
        }
        return new Result(pairs, matched, Optional.empty());
    }

    private boolean differs(Case of) {
        return !found(of).equals(new BruteForce(of.post()).answer(of.query()));
    }

    private Optional<List<Span>> found(Case of) {
        Answers answers = subject.of(of.queries());
        for (Post earlier : of.before()) {
            answers.to(earlier);
        }
        return answers.to(of.post()).get(of.company().size());
    }

    /** The case, what was found and what was expected, for a person. */
    String told(Case difference) {
        return "%s%nexpected %s, found %s"
                .formatted(difference, new BruteForce(difference.post()).answer(difference.query()), found(difference));
    }

    /** The matcher with its index. A post that it says it cannot match counts as matched by nothing. */
    static Answers indexed(List<Query> queries) {
        MatchSession session = BrandMatcher.compile(brands(queries)).newSession(PlainFields::judge);
        return post -> {
            List<Optional<List<Span>>> found = new ArrayList<>(Collections.nCopies(queries.size(), Optional.empty()));
            boolean mayMatch = session.mayMatch(post.platform(), post.author().handle(), post.text());
            for (BrandMatch match : session.match(post)) {
                for (QueryMatch query : match.queries()) {
                    found.set(
                            Integer.parseInt(query.id()),
                            Optional.of(query.spans()).filter(spans -> mayMatch));
                }
            }
            return found;
        };
    }

    /** Brands of a few queries each, whose ids are their places in the list. A part of some is a group of the brand. */
    static List<Brand> brands(List<Query> queries) {
        List<Brand> brands = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += QUERIES_OF_A_BRAND) {
            List<BrandQuery> ofBrand = new ArrayList<>();
            Map<String, String> groups = new TreeMap<>();
            for (int i = from; i < Math.min(queries.size(), from + QUERIES_OF_A_BRAND); i++) {
                Query query = i % 3 == 0 ? withGroup(queries.get(i), "g" + i, groups) : queries.get(i);
                ofBrand.add(new BrandQuery(Integer.toString(i), query.toString()));
            }
            brands.add(new Brand("b" + from, "b", Map.of(), List.of(), ofBrand, groups));
        }
        return brands;
    }

    /** The query with its last part, if it has several, named as a group. */
    private static Query withGroup(Query query, String name, Map<String, String> groups) {
        List<Query> parts =
                query instanceof Query.And and ? and.parts() : query instanceof Query.Or or ? or.sides() : List.of();
        if (parts.isEmpty()) {
            return query;
        }
        int last = parts.size() - 1;
        groups.put(name, parts.get(last).toString());
        List<Query> named = new ArrayList<>(parts.subList(0, last));
        // As it prints, this is the use of a group.
        named.add(new Query.Term(Query.Term.Kind.WORD, "let:" + name, false));
        return query instanceof Query.And ? new Query.And(named) : new Query.Or(named);
    }
}
