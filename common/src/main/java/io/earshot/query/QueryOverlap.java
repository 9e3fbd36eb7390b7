package io.earshot.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A query that finds nothing that another of its brand does not find. One that narrows the other by AND or NEAR is none: it
 * tells which of the brand's posts are of a theme.
 *
 * @param contained its number
 * @param containing the number of the other
 * @param isSame whether the other finds nothing more either
 */
public record QueryOverlap(int contained, int containing, boolean isSame) {
    /** The most comparisons for one brand. */
    private static final int MOST_STEPS = 5_000_000;

    /** The overlaps among the queries of a brand, at most one for each; of two that are the same it is the later one's. */
    public static List<QueryOverlap> of(List<Query> queries) {
        Implication implication = new Implication(MOST_STEPS);
        List<QueryOverlap> overlaps = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            for (int j = 0; j < queries.size(); j++) {
                Query query = queries.get(i);
                Query other = queries.get(j);
                if (i == j || !implication.implies(query, other)) {
                    continue;
                }
                boolean isSame = implication.implies(other, query);
                if (isSame ? j < i : !narrows(query, other)) {
                    overlaps.add(new QueryOverlap(i, j, isSame));
                    break;
                }
            }
        }
        return overlaps;
    }

    /** Whether the one asks for more beside what the other asks for. */
    private static boolean narrows(Query query, Query other) {
        if (query instanceof Query.And and) {
            if (!(other instanceof Query.And whole)) {
                return true;
            }
            List<Query> more = and.parts().stream()
                    .filter(part -> !whole.parts().contains(part))
                    .toList();
            return more.size() != 1 || narrows(more.get(0), other);
        }
        return query instanceof Query.Near
                || query instanceof Query.Not
                || query instanceof Query.Filter
                || (query instanceof Query.Or or && or.sides().stream().anyMatch(side -> narrows(side, other)));
    }
}
