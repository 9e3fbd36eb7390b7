package io.earshot.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why something can never match.
 *
 * @param one what cannot hold
 * @param other beside what; the same where it cannot hold at all
 */
record Clash(Query one, Query other) {
    private static final int MOST_SHOWN = 60;

    /** Why no post matches a query that matches what else is known of it; none where one may. */
    static Optional<Clash> of(Query query, List<Query> known, Implication implication) {
        if (query instanceof Query.Or or) {
            Optional<Clash> first = Optional.empty();
            for (Query side : or.sides()) {
                Optional<Clash> clash = of(side, known, implication);
                if (clash.isEmpty()) {
                    return clash;
                }
                first = first.isEmpty() ? clash : first;
            }
            return first;
        }
        if (query instanceof Query.And and) {
            List<Query> all = with(known, and);
            return and.parts().stream()
                    .flatMap(part -> of(part, all, implication).stream())
                    .findFirst();
        }
        if (query instanceof Query.Filter filter && !FilterFacts.bounds(filter).isEmpty()) {
            return Optional.of(new Clash(query, query));
        }
        return known.stream()
                .filter(other -> implication.excludes(query, other))
                .findFirst()
                .map(other -> new Clash(query, other));
    }

    /** What is known of a post beside each part of an AND: what is known beside it, and its other parts. */
    static List<Query> with(List<Query> known, Query.And and) {
        List<Query> all = new ArrayList<>(known);
        all.addAll(and.parts());
        return all;
    }

    /** The reason, for people. */
    String told() {
        if (one instanceof Query.Filter filter && one.equals(other)) {
            return FilterFacts.bounds(filter) + ", found " + filter;
        }
        if (other instanceof Query.Not) {
            return shown(other) + " leaves out all that " + shown(one) + " finds";
        }
        if (one instanceof Query.Not) {
            return shown(one) + " leaves out all that " + shown(other) + " finds";
        }
        return "no post has both " + shown(one) + " and " + shown(other)
                + "; for posts with either, put OR between them";
    }

    static String shown(Query query) {
        String text = query.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }
}
