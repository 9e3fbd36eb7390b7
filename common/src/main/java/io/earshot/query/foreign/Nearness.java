package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts NEAR of other tools into ours, whose sides are words, phrases or an OR of them.
 *
 * <p>{@code a NEAR/n b} of Brandwatch allows n words between, as ours does, and its {@code NEAR/nf} is our {@code ONEAR/n}
 * (its guide: <q>appears before … with 2 or fewer words in-between</q> for {@code NEAR/2f}), so the number stays. So it does
 * for {@code (a AND b)~n}, <q>the maximum number of words separating them</q>.
 */
final class Nearness {
    private final Gaps gaps;
    private boolean changed;

    Nearness(Gaps gaps) {
        this.gaps = gaps;
    }

    Draft near(Draft left, Draft right, int distance, boolean ordered, Foreign origin) throws NoEqualException {
        changed = false;
        Draft draft = join(left, right, Math.min(distance, Leaves.MOST_DISTANCE), ordered, origin);
        if (distance > Leaves.MOST_DISTANCE) {
            gaps.approximated(
                    origin, Note.Kind.NARROWER, draft.toString(), "a distance is at most " + Leaves.MOST_DISTANCE);
        }
        if (changed) {
            gaps.approximated(
                    origin,
                    Note.Kind.WIDER,
                    draft.toString(),
                    "a side of NEAR is an OR of words and phrases, so each pair is near for itself, at any place");
        }
        return draft;
    }

    /** Each of them near each other. */
    Draft within(List<Draft> groups, int distance, Foreign origin) throws NoEqualException {
        if (groups.size() == 1) {
            gaps.approximated(
                    origin, Note.Kind.OTHER, groups.get(0).toString(), "~ needs an AND of two or more in its brackets");
            return groups.get(0);
        }
        List<Draft> pairs = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                pairs.add(near(groups.get(i), groups.get(j), distance, false, origin));
            }
        }
        Draft draft = Draft.and(pairs, origin);
        if (groups.size() > 2) {
            gaps.approximated(
                    origin, Note.Kind.WIDER, draft.toString(), "NEAR joins two, so each pair is near for itself");
        }
        return draft;
    }

    private Draft join(Draft left, Draft right, int distance, boolean ordered, Foreign origin) throws NoEqualException {
        if (!Draft.isNearable(left)) {
            return spread(left, origin, side -> join(side, right, distance, ordered, origin));
        }
        if (!Draft.isNearable(right)) {
            return spread(right, origin, side -> join(left, side, distance, ordered, origin));
        }
        return new Draft.Near(left, right, distance, ordered, origin);
    }

    private interface Join {
        Draft with(Draft side) throws NoEqualException;
    }

    /** A side that our NEAR does not take, as several NEARs. */
    private Draft spread(Draft side, Foreign origin, Join join) throws NoEqualException {
        if (side instanceof Draft.Or or) {
            List<Draft> together = or.sides().stream().filter(Draft::isNearable).toList();
            List<Draft> sides = new ArrayList<>();
            if (!together.isEmpty()) {
                sides.add(join.with(Draft.or(together, origin)));
            }
            for (Draft other : or.sides()) {
                if (!Draft.isNearable(other)) {
                    sides.add(join.with(other));
                }
            }
            return Draft.or(sides, origin);
        }
        if (side instanceof Draft.And and && Draft.isAnchored(and)) {
            changed = true;
            List<Draft> parts = new ArrayList<>();
            for (Draft part : and.parts()) {
                parts.add(Draft.isAnchored(part) ? join.with(part) : part);
            }
            return Draft.and(parts, origin);
        }
        if (side instanceof Draft.Near near) {
            changed = true;
            return Draft.and(List.of(near, join.with(Draft.or(List.of(near.left(), near.right()), origin))), origin);
        }
        throw new NoEqualException("a side of NEAR is a word, a phrase or an OR of them");
    }
}
