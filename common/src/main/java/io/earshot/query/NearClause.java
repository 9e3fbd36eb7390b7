package io.earshot.query;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Two clauses with at most {@code distance} tokens between a place of the one and a place of the other. */
record NearClause(Clause.Placed left, Clause.Placed right, int distance, boolean ordered) implements Clause {

    @Override
    public boolean holds(Evidence evidence) {
        return left.holds(evidence) && right.holds(evidence) && pair(evidence, null);
    }

    @Override
    public void mark(Evidence evidence, Spans places) {
        pair(evidence, places);
    }

    /** Whether there is a pair; with a list, all places of either side that are in one are added to it. */
    private boolean pair(Evidence evidence, @Nullable Spans places) {
        Spans lefts = evidence.borrow();
        Spans rights = evidence.borrow();
        left.find(evidence, lefts);
        right.find(evidence, rights);
        boolean found = select(lefts, rights, true, !ordered, places);
        if (found && places != null) {
            select(rights, lefts, !ordered, true, places);
        }
        evidence.giveBack(rights);
        evidence.giveBack(lefts);
        return found;
    }

    /** Adds those that have one of the others after them, or before them, near enough. */
    private boolean select(Spans spans, Spans others, boolean after, boolean before, @Nullable Spans places) {
        BitSet firsts = new BitSet();
        BitSet lasts = new BitSet();
        for (int i = 0; i < others.size(); i++) {
            firsts.set(others.first(i));
            lasts.set(others.last(i));
        }
        boolean found = false;
        for (int i = 0; i < spans.size(); i++) {
            int next = after ? firsts.nextSetBit(spans.last(i) + 1) : -1;
            int previous = before && spans.first(i) > 0 ? lasts.previousSetBit(spans.first(i) - 1) : -1;
            boolean near = (next >= 0 && next - spans.last(i) - 1 <= distance)
                    || (previous >= 0 && spans.first(i) - previous - 1 <= distance);
            if (near && places == null) {
                return true;
            }
            if (near && places != null) {
                places.add(spans, i);
            }
            found |= near;
        }
        return found;
    }
}
