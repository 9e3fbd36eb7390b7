package io.earshot.query;

import io.earshot.brand.MatchOptions;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Finds what a query could as well do without: what can never match, and sides of OR that find nothing of their own. */
final class Pointless {
    /** The most comparisons for one query. */
    private static final int MOST_STEPS = 1_000_000;

    private static final Query NO_REPOSTS = new Query.Not(new Query.Filter(Field.IS, "repost"));

    private final Implication implication = new Implication(MOST_STEPS);
    private final List<QueryFinding> findings = new ArrayList<>();
    /** Where what was written in this query stands. What a group stands for has no place here, and is judged there. */
    private final IdentityHashMap<Query, Integer> places;

    private Pointless(IdentityHashMap<Query, Integer> places) {
        this.places = places;
    }

    /** Warnings of a query, of which these parts have a place of their own. */
    static List<QueryFinding> in(Query query, IdentityHashMap<Query, Integer> places, MatchOptions options) {
        Pointless pointless = new Pointless(places);
        boolean excludesReposts = options.reposts() == MatchOptions.Posts.EXCLUDE;
        pointless.find(query, excludesReposts ? List.of(NO_REPOSTS) : List.of(), 0, "this");
        return pointless.findings;
    }

    /** Looks into a part that must hold beside what else is known of a post. */
    private void find(Query query, List<Query> known, int outer, String subject) {
        int place = places.getOrDefault(query, outer);
        Optional<Clash> clash = Clash.of(query, known, implication);
        if (clash.isPresent()) {
            warnOfClash(clash.get(), place, subject);
        } else if (query instanceof Query.Or or) {
            or.sides().forEach(side -> find(side, known, place, "this side of OR"));
            warnOfContained(or.sides(), place, false);
        } else if (query instanceof Query.And and) {
            List<Query> all = Clash.with(known, and);
            and.parts().stream()
                    .filter(part -> part instanceof Query.Or || part instanceof Query.Not || part instanceof Query.Near)
                    .forEach(part -> find(part, all, place, subject));
        } else if (query instanceof Query.Not not) {
            find(not.query(), List.of(), place, "what this leaves out");
        } else if (query instanceof Query.Near near) {
            side(near.left(), place);
            side(near.right(), place);
        }
    }

    private void side(Query side, int outer) {
        if (side instanceof Query.Or or) {
            warnOfContained(or.sides(), places.getOrDefault(side, outer), true);
        }
    }

    @SuppressWarnings("ReferenceEquality") // The option is no part of the query.
    private void warnOfClash(Clash clash, int place, String subject) {
        if (clash.other() == NO_REPOSTS) {
            warn(place, subject + " can never match: the brand's `matching: {reposts: exclude}` leaves reposts out");
        } else if (isOwn(clash.one(), clash.other())) {
            warn(place, subject + " can never match: " + clash.told());
        }
    }

    private void warnOfContained(List<Query> sides, int outer, boolean isNear) {
        for (int i = 0; i < sides.size(); i++) {
            for (int j = 0; j < sides.size(); j++) {
                Query side = sides.get(i);
                Query other = sides.get(j);
                // Of two that are the same, the later one is too many.
                if (i != j
                        && isOwn(side, other)
                        && isContained(side, other, isNear)
                        && (j < i || !isContained(other, side, isNear))) {
                    warn(
                            places.getOrDefault(side, outer),
                            side.equals(other)
                                    ? Clash.shown(side) + " is there twice; one of them does"
                                    : "this side of OR adds nothing: what " + Clash.shown(side) + " finds, "
                                            + Clash.shown(other) + " finds too");
                    break;
                }
            }
        }
    }

    private boolean isContained(Query side, Query other, boolean isNear) {
        return isNear ? implication.sits(side, other) : implication.implies(side, other);
    }

    private boolean isOwn(Query one, Query other) {
        return places.containsKey(one) || places.containsKey(other);
    }

    private void warn(int place, String message) {
        findings.add(new QueryFinding(Severity.WARNING, place, message));
    }
}
