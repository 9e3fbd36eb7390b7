package io.earshot.query;

/** Terms in order, with at most {@code slop} other tokens between them in all. */
final class PhraseClause implements Clause.Placed {
    private final int[] terms;
    private final int slop;

    PhraseClause(int[] terms, int slop) {
        this.terms = terms;
        this.slop = slop;
    }

    @Override
    public boolean holds(Evidence evidence) {
        for (int term : terms) {
            if (evidence.first(term) < 0) {
                return false;
            }
        }
        Spans places = evidence.borrow();
        find(evidence, places);
        boolean found = !places.isEmpty();
        evidence.giveBack(places);
        return found;
    }

    /**
     * All places, in order of their first token and then of their last. From each first term the next ones are taken as
     * early as they come, which leaves the last term the most room; as the first moves on, none of these moves back.
     */
    @Override
    public void find(Evidence evidence, Spans places) {
        findApart(evidence, places);
        if (evidence.tokens.hasParts) {
            findWithin(evidence, places);
        }
    }

    /** The places within one split hashtag, whose words stand at the same place, one after the other. */
    private void findWithin(Evidence evidence, Spans places) {
        for (int hit = evidence.first(terms[0]); hit >= 0; hit = evidence.next(hit)) {
            int position = evidence.position(hit);
            int end = evidence.part(hit) > 0 ? hit : -1;
            for (int i = 1; i < terms.length && end >= 0; i++) {
                int part = evidence.part(end);
                end = evidence.first(terms[i]);
                while (end >= 0 && (evidence.position(end) != position || evidence.part(end) <= part)) {
                    end = evidence.next(end);
                }
            }
            if (end >= 0) {
                places.add(position, position, evidence.start(hit), evidence.end(end));
            }
        }
    }

    private void findApart(Evidence evidence, Spans places) {
        int last = terms.length - 1;
        int[] cursor = new int[terms.length];
        for (int i = 0; i <= last; i++) {
            cursor[i] = evidence.first(terms[i]);
            if (cursor[i] < 0) {
                return;
            }
        }
        for (int hit = cursor[0]; hit >= 0; hit = evidence.next(hit)) {
            int first = evidence.position(hit);
            int limit = first + last + slop;
            int before = first;
            for (int i = 1; i <= last && before <= limit; i++) {
                while (cursor[i] >= 0 && evidence.position(cursor[i]) <= before) {
                    cursor[i] = evidence.next(cursor[i]);
                }
                if (cursor[i] < 0) {
                    return;
                }
                before = i < last ? evidence.position(cursor[i]) : before;
            }
            if (before > limit) {
                continue;
            }
            int end = cursor[last];
            while (end >= 0 && evidence.position(end) <= limit) {
                places.add(first, evidence.position(end), evidence.start(hit), evidence.end(end));
                end = evidence.next(end);
            }
        }
    }

    /** The tightest places: none that holds another. */
    @Override
    public void mark(Evidence evidence, Spans places) {
        Spans all = evidence.borrow();
        find(evidence, all);
        if (evidence.tokens.hasParts) {
            all.addTightestTo(places);
            evidence.giveBack(all);
            return;
        }
        int tightest = -1;
        for (int i = 0; i < all.size(); i++) {
            if (tightest >= 0 && all.first(i) == all.first(tightest)) {
                continue;
            }
            if (tightest >= 0 && all.last(i) > all.last(tightest)) {
                places.add(all, tightest);
            }
            tightest = i;
        }
        if (tightest >= 0) {
            places.add(all, tightest);
        }
        evidence.giveBack(all);
    }
}
