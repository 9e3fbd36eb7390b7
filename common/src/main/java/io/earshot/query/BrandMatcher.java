package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the brands that a post means, for thousands of queries at once: each query is looked for by its rarest term, and
 * only where that stands in a post is the whole query held against it.
 *
 * <p>Immutable, and shared by threads. A thread that matches many posts does it through a {@link #newSession session} of
 * its own, which makes no objects for a post that matches nothing. Another set of brands is another matcher, made
 * {@link #with from this one} in little more time than what changed takes.
 */
public final class BrandMatcher {
    private static final BrandMatcher NOTHING = new BrandMatcher(List.of(), new BrandCompiler(Terms.NONE, new int[0]));

    /** In the order of their ids. */
    private final List<CompiledBrand> brands;

    final Terms terms;
    final Handles handles;
    /** All queries, brand by brand. */
    final CompiledQuery[] queries;
    /** The place of a query's brand among all. */
    final int[] brandOf;

    final Triggers triggers;
    final Guards guards;
    /** How many brands use each term. */
    private final int[] uses;

    private final AtomicReference<MatchSession> spare = new AtomicReference<>();
    /** Worked out when it is asked for. */
    private volatile long bytes;

    private BrandMatcher(List<CompiledBrand> brands, BrandCompiler compiler) {
        this.brands = brands;
        int count = brands.stream().mapToInt(brand -> brand.queries.size()).sum();
        queries = new CompiledQuery[count];
        brandOf = new int[count];
        int query = 0;
        for (int brand = 0; brand < brands.size(); brand++) {
            for (CompiledQuery compiled : brands.get(brand).queries) {
                queries[query] = compiled;
                brandOf[query++] = brand;
            }
        }
        terms = compiler.terms();
        triggers = Triggers.of(queries, terms);
        guards = Guards.of(List.of(queries));
        uses = compiler.uses();
        handles = new Handles(brands.stream().map(one -> one.brand).toList());
    }

    /**
     * A matcher for these brands.
     *
     * @throws IllegalArgumentException if a query cannot be read: brand books and brands are checked before
     */
    public static BrandMatcher compile(Collection<Brand> brands) {
        return NOTHING.with(brands);
    }

    /**
     * A matcher for these brands in place of those of this one. It matches as one that is {@link #compile compiled} anew,
     * but brands that this one has already are taken over as they are.
     *
     * @throws IllegalArgumentException if a query cannot be read
     */
    public BrandMatcher with(Collection<Brand> wanted) {
        Map<String, CompiledBrand> before =
                brands.stream().collect(Collectors.toMap(one -> one.brand.id(), Function.identity()));
        Map<String, CompiledBrand> after = new TreeMap<>();
        List<Brand> changed = new ArrayList<>();
        for (Brand brand : wanted) {
            CompiledBrand known = before.get(brand.id());
            if (known != null && known.brand.equals(brand)) {
                after.put(brand.id(), known);
            } else {
                changed.add(brand);
            }
        }
        // Where most is new, the rest is looked for by terms that were the rarest of another book; and terms that no
        // brand uses any more keep their numbers.
        if (this != NOTHING && (changed.size() >= after.size() || termsOf(after.values()) < terms.size() / 2)) {
            return compile(wanted);
        }
        BrandCompiler compiler = new BrandCompiler(terms, uses);
        for (CompiledBrand brand : brands) {
            if (!after.containsKey(brand.brand.id())) {
                compiler.forget(brand);
            }
        }
        changed.sort(Comparator.comparing(Brand::id));
        compiler.compile(changed).forEach(brand -> after.put(brand.brand.id(), brand));
        return new BrandMatcher(List.copyOf(after.values()), compiler);
    }

    private static int termsOf(Collection<CompiledBrand> brands) {
        Set<Integer> terms = new HashSet<>();
        brands.forEach(brand -> Arrays.stream(brand.terms).forEach(terms::add));
        return terms.size();
    }

    static Query parse(Brand brand, BrandQuery query, Dialect dialect) {
        return tree(QueryParser.parse(query.query(), dialect), "query " + query.id(), brand, dialect);
    }

    /** The tree of what was read for a brand, which was checked before. */
    static Query tree(ParsedQuery parsed, String what, Brand brand, Dialect dialect) {
        if (parsed.query() == null) {
            Stream<QueryFinding> ofGroups = dialect.findings().values().stream().flatMap(List::stream);
            throw new IllegalArgumentException(what + " of brand " + brand.id() + ": "
                    + Stream.concat(parsed.findings().stream(), ofGroups)
                            .map(QueryFinding::message)
                            .collect(Collectors.joining("; ")));
        }
        return parsed.query();
    }

    List<CompiledRule> rules(int brand) {
        return brands.get(brand).rules;
    }

    Brand brand(int number) {
        return brands.get(number).brand;
    }

    /** A door for one thread at a time, with working memory of its own. */
    public MatchSession newSession() {
        return new MatchSession(this, null);
    }

    /** The same, for queries that ask for what only the judge knows. */
    public MatchSession newSession(Judge judge) {
        return new MatchSession(this, judge);
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
        return (int) Arrays.stream(uses).filter(brands -> brands > 0).count();
    }

    /**
     * The queries that no word, tag or handle must be there for, as {@code brand/query}: each is held against every post,
     * which costs time with every post.
     */
    public List<String> withoutAnchor() {
        List<String> ids = new ArrayList<>();
        for (int query : triggers.always()) {
            ids.add(brand(brandOf[query]).id() + "/" + queries[query].id);
        }
        return ids;
    }

    /** About how many bytes of the heap it takes, its brands included, sessions not. */
    public long bytes() {
        long known = bytes;
        if (known == 0) {
            known = Footprint.of(List.of(brands, terms, handles, queries, brandOf, triggers, guards, uses));
            bytes = known;
        }
        return known;
    }
}
