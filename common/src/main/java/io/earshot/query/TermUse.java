package io.earshot.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many brands use a term. What many use is a word of the language, such as {@code delivery}; what one uses is likely
 * its name, and rare in posts however short it is.
 */
final class TermUse {
    private final Map<Query.Term, Integer> brands = new HashMap<>();
    /** The last brand that was counted for a term, so as to count it once. */
    private final Map<Query.Term, Integer> last = new HashMap<>();

    /** Counts the terms of a query; the queries of a brand come one after the other. */
    void add(Query query, int brand) {
        if (query instanceof Query.Term term) {
            Integer before = last.put(term, brand);
            if (before == null || before != brand) {
                brands.merge(term, 1, Integer::sum);
            }
        } else {
            for (Query part : parts(query)) {
                add(part, brand);
            }
        }
    }

    /** A guess at the share of posts that have the term, only good for comparing it with another. */
    double share(Query.Term term) {
        double used = brands.getOrDefault(term, 1);
        return Commonness.share(term) * used * used;
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
        if (query instanceof Query.Near near) {
            return List.of(near.left(), near.right());
        }
        return query instanceof Query.Not not ? List.of(not.query()) : List.of();
    }
}
