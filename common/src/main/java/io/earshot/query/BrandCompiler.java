package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.brand.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compiles brands in the numbers of terms that others were compiled in before. */
final class BrandCompiler {
    /** More than all shares together. */
    private static final double LAST_CHOICE = 1e100;

    private final Terms.Builder terms;
    private final TermUse use;

    /** Goes on from these terms and from how many brands use each. */
    BrandCompiler(Terms before, int[] uses) {
        terms = new Terms.Builder(before);
        use = new TermUse(uses);
    }

    void forget(CompiledBrand brand) {
        use.remove(brand.terms);
    }

    /** Compiles these brands, of which each query is looked for by its rarest term, all of them considered. */
    List<CompiledBrand> compile(Collection<Brand> brands) {
        List<Parsed> parsed = new ArrayList<>(brands.size());
        for (Brand brand : brands) {
            parsed.add(parse(brand));
        }
        parsed.forEach(one -> use.add(array(one.terms)));
        return parsed.stream().map(this::compile).toList();
    }

    private record Parsed(Brand brand, List<Query> queries, List<Query> conditions, Set<Integer> terms) {}

    private Parsed parse(Brand brand) {
        List<Query> queries = new ArrayList<>(brand.queries().size());
        Set<Integer> numbers = new TreeSet<>();
        Dialect dialect = brand.dialect();
        for (BrandQuery query : brand.queries()) {
            Query tree = BrandMatcher.parse(brand, query, dialect);
            queries.add(tree);
            addTerms(tree, dialect.variant(), numbers);
        }
        List<Query> conditions = new ArrayList<>(brand.rules().size());
        for (Rule rule : brand.rules()) {
            Query tree = BrandMatcher.tree(
                    QueryParser.parseCondition(rule.when(), dialect), "rule " + rule.id(), brand, dialect);
            conditions.add(tree);
            addTerms(tree, dialect.variant(), numbers);
        }
        return new Parsed(brand, queries, conditions, numbers);
    }

    private void addTerms(Query query, int variant, Set<Integer> numbers) {
        if (query instanceof Query.Term term) {
            numbers.add(terms.number(term, variant));
        } else {
            for (Query part : parts(query)) {
                addTerms(part, variant, numbers);
            }
        }
    }

    private static List<? extends Query> parts(Query query) {
        if (query instanceof Query.And and) {
            return and.parts();
        }
        if (query instanceof Query.Or or) {
            return or.sides();
        }
        if (query instanceof Query.Phrase phrase) {
            return phrase.terms();
        }
        if (query instanceof Query.Raw raw) {
            return raw.terms();
        }
        if (query instanceof Query.Near near) {
            return List.of(near.left(), near.right());
        }
        return query instanceof Query.Not not ? List.of(not.query()) : List.of();
    }

    private CompiledBrand compile(Parsed parsed) {
        int variant = Dialect.variant(parsed.brand.matching());
        List<CompiledQuery> compiled = new ArrayList<>(parsed.queries.size());
        for (int i = 0; i < parsed.queries.size(); i++) {
            compiled.add(compile(parsed.brand.queries().get(i).id(), parsed.queries.get(i), variant));
        }
        List<CompiledRule> rules = new ArrayList<>(parsed.conditions.size());
        for (int i = 0; i < parsed.conditions.size(); i++) {
            Clause when = new ClauseCompiler(terms, variant).compile(parsed.conditions.get(i));
            rules.add(new CompiledRule(parsed.brand.rules().get(i), when));
        }
        return new CompiledBrand(parsed.brand, compiled, rules, array(parsed.terms));
    }

    private CompiledQuery compile(String id, Query query, int variant) {
        Set<Query.Term> anchor = anchor(query, variant, Set.of());
        Set<Query.Term> guard = anchor(query, variant, anchor);
        boolean isGuarded = guard.size() <= Guards.MOST_TERMS && Collections.disjoint(anchor, guard);
        Set<Integer> numbers = new TreeSet<>();
        anchor.forEach(term -> numbers.add(terms.number(term, variant)));
        return new CompiledQuery(
                id,
                new ClauseCompiler(terms, variant).compile(query),
                array(numbers),
                isGuarded ? places(guard, variant) : new short[0]);
    }

    /** The rarest terms of which a post must have one, other ones than these where it can be; none where none must be. */
    private Set<Query.Term> anchor(Query query, int variant, Set<Query.Term> others) {
        return Anchor.of(
                        query,
                        term -> others.contains(term) ? LAST_CHOICE : use.share(term, terms.number(term, variant)))
                .<Set<Query.Term>>map(anchor -> new LinkedHashSet<>(anchor.terms()))
                .orElse(Set.of());
    }

    private static short[] places(Set<Query.Term> terms, int variant) {
        short[] places = new short[terms.size()];
        int at = 0;
        for (Query.Term term : terms) {
            places[at++] = Guards.place(term, variant);
        }
        return places;
    }

    private static int[] array(Set<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    int[] uses() {
        return use.counts(terms.size());
    }

    Terms terms() {
        return terms.build();
    }
}
