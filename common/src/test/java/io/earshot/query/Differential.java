package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.brand.MatchOptions;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Span;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
        Answers of(List<Asked> queries);
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
            List<Asked> queries = asked(samples);
            List<Post> posts = Stream.generate(samples::post).limit(POSTS).toList();
            Answers answers = subject.of(queries);
            for (int p = 0; p < POSTS; p++) {
                List<Optional<List<Span>>> found = answers.to(posts.get(p));
                Post post = posts.get(p);
                Map<MatchOptions, BruteForce> bruteForces = new HashMap<>();
                for (int q = 0; q < QUERIES; q++) {
                    Optional<List<Span>> expected = bruteForces
                            .computeIfAbsent(queries.get(q).options(), options -> new BruteForce(post, options))
                            .answer(queries.get(q).query());
                    if (!found.get(q).equals(expected)) {
                        List<Asked> company = new ArrayList<>(queries);
                        Asked asked = company.remove(q);
                        Case failing = new Case(asked, post, company, posts.subList(0, p));
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
        return !found(of).equals(expected(of));
    }

    private static Optional<List<Span>> expected(Case of) {
        return new BruteForce(of.post(), of.asked().options()).answer(of.query());
    }

    /** Queries of brands of which in most rounds many have options, each its own. */
    static List<Asked> asked(Samples samples) {
        List<Asked> asked = new ArrayList<>();
        boolean isPlain = samples.inOneOf(3);
        while (asked.size() < QUERIES) {
            MatchOptions options = isPlain ? MatchOptions.DEFAULT : samples.options();
            for (int i = 0; i < QUERIES_OF_A_BRAND; i++) {
                asked.add(new Asked(samples.query(), options));
            }
        }
        return asked;
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
        return "%s%nexpected %s, found %s".formatted(difference, expected(difference), found(difference));
    }

    /** The matcher with its index, of brands without options. */
    static Answers plain(List<Query> queries) {
        return indexed(queries.stream().map(Asked::plainly).toList());
    }

    /**
     * The matcher with its index. A post that it says it cannot match, by the text or by its bytes, counts as matched by
     * nothing.
     */
    static Answers indexed(List<Asked> queries) {
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
    static List<Brand> brands(List<Asked> queries) {
        List<Brand> brands = new ArrayList<>();
        int from = 0;
        while (from < queries.size()) {
            List<BrandQuery> ofBrand = new ArrayList<>();
            Map<String, String> groups = new TreeMap<>();
            MatchOptions options = queries.get(from).options();
            int i = from;
            for (; i < queries.size() && i < from + QUERIES_OF_A_BRAND; i++) {
                if (!queries.get(i).options().equals(options)) {
                    break;
                }
                Query query = queries.get(i).query();
                Query named = i % 3 == 0 ? withGroup(query, "g" + i, groups) : query;
                ofBrand.add(new BrandQuery(Integer.toString(i), named.toString()));
            }
            brands.add(new Brand("b" + from, "b", PlainOptions.HANDLES, List.of(), ofBrand, groups, options));
            from = i;
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
