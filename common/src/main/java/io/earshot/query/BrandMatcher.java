package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Finds the brands that a post means, for thousands of queries at once: each query is looked for by its rarest term, and
 * only where that stands in a post is the whole query held against it.
 *
 * <p>Immutable, and shared by threads. A thread that matches many posts does it through a {@link #newSession session} of
 * its own, which makes no objects for a post that matches nothing.
 */
public final class BrandMatcher {
    final List<Brand> brands;
    final Terms terms;
    final Handles handles;
    final Compiled[] queries;
    /** The numbers of the queries that are looked for by a term. */
    final int[][] triggered;

    private final AtomicReference<MatchSession> spare = new AtomicReference<>();

    private BrandMatcher(List<Brand> brands, List<Compiled> queries, Terms terms, int[][] triggered) {
        this.brands = brands;
        this.queries = queries.toArray(Compiled[]::new);
        this.terms = terms;
        this.triggered = triggered;
        handles = new Handles(brands);
    }

    /** A query, numbered by its place among all, and the number of its brand. */
    record Compiled(String id, int brand, Clause clause) {}

    /**
     * A matcher for these brands.
     *
     * @throws IllegalArgumentException if a query cannot be read: brand books and brands are checked before
     */
    public static BrandMatcher compile(Collection<Brand> brands) {
        List<Brand> sorted =
                brands.stream().sorted(Comparator.comparing(Brand::id)).toList();
        Terms.Builder terms = new Terms.Builder();
        ClauseCompiler compiler = new ClauseCompiler(terms);
        TermUse use = new TermUse();
        List<Compiled> queries = new ArrayList<>();
        List<Query> trees = new ArrayList<>();
        for (int brand = 0; brand < sorted.size(); brand++) {
            for (BrandQuery query : sorted.get(brand).queries()) {
                Query tree = parse(sorted.get(brand), query);
                trees.add(tree);
                queries.add(new Compiled(query.id(), brand, compiler.compile(tree)));
                use.add(tree, brand);
            }
        }
        List<List<Integer>> byTerm = new ArrayList<>();
        for (int term = 0; term < terms.size(); term++) {
            byTerm.add(new ArrayList<>());
        }
        for (int query = 0; query < trees.size(); query++) {
            for (Query.Term term :
                    Anchor.of(trees.get(query), use::share).orElseThrow().terms()) {
                byTerm.get(terms.number(term)).add(query);
            }
        }
        int[][] triggered = byTerm.stream()
                .map(numbers ->
                        numbers.stream().mapToInt(Integer::intValue).distinct().toArray())
                .toArray(int[][]::new);
        return new BrandMatcher(sorted, queries, terms.build(triggered), triggered);
    }

    private static Query parse(Brand brand, BrandQuery query) {
        ParsedQuery parsed = QueryParser.parse(query.query());
        if (parsed.query() == null) {
            throw new IllegalArgumentException("query " + query.id() + " of brand " + brand.id() + ": "
                    + parsed.findings().stream().map(QueryFinding::message).collect(Collectors.joining("; ")));
        }
        return parsed.query();
    }

    /** A door for one thread at a time, with working memory of its own. */
    public MatchSession newSession() {
        return new MatchSession(this);
    }

    /**
     * The brands that the post means, by id: those of which a query matches, and the one that wrote it. A post that
     * merely uses a brand's handle means it only where a query says so.
     *
     * <p>May be called by many threads; two at once cost a session's memory each time.
     */
    public List<BrandMatch> match(Post post) {
        MatchSession session = spare.getAndSet(null);
        if (session == null) {
            session = newSession();
        }
        List<BrandMatch> matches = session.match(post);
        spare.set(session);
        return matches;
    }

    /** How many queries it holds. */
    public int queries() {
        return queries.length;
    }

    /** How many different words, phrases' parts, tags and handles its queries have. */
    public int terms() {
        return terms.size();
    }
}
