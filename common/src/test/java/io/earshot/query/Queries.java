package io.earshot.query;

import java.util.List;
import java.util.function.UnaryOperator;

/** Walks over query trees, for tests. */
final class Queries {
    private Queries() {}

    /** The tree with each part replaced, the inner ones first. */
    static Query mapped(Query query, UnaryOperator<Query> by) {
        if (query instanceof Query.And and) {
            return by.apply(Query.and(mapped(and.parts(), by)));
        }
        if (query instanceof Query.Or or) {
            return by.apply(Query.or(mapped(or.sides(), by)));
        }
        if (query instanceof Query.Not not) {
            return by.apply(new Query.Not(mapped(not.query(), by)));
        }
        if (query instanceof Query.Near near) {
            return by.apply(
                    new Query.Near(mapped(near.left(), by), mapped(near.right(), by), near.distance(), near.ordered()));
        }
        if (query instanceof Query.Phrase phrase) {
            List<Query.Term> terms = phrase.terms().stream()
                    .map(term -> by.apply(term) instanceof Query.Term changed ? changed : term)
                    .toList();
            return by.apply(new Query.Phrase(terms, phrase.slop()));
        }
        return by.apply(query);
    }

    private static List<Query> mapped(List<Query> queries, UnaryOperator<Query> by) {
        return queries.stream().map(query -> mapped(query, by)).toList();
    }

    /** How many words, tags and handles it has. */
    static int terms(Query query) {
        int[] count = {0};
        mapped(query, part -> {
            count[0] += part instanceof Query.Term ? 1 : 0;
            return part;
        });
        return count[0];
    }
}
