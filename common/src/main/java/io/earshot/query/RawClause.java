package io.earshot.query;

import io.earshot.token.CharClass;

/** Exact characters; where they have words, these are found first. */
final class RawClause implements Clause.Placed {
    private final RawText raw;
    private final int[] terms;

    RawClause(RawText raw, int[] terms) {
        this.raw = raw;
        this.terms = terms;
    }

    @Override
    public boolean holds(Evidence evidence) {
        Spans places = evidence.borrow();
        find(evidence, places);
        boolean found = !places.isEmpty();
        evidence.giveBack(places);
        return found;
    }

    @Override
    public void find(Evidence evidence, Spans places) {
        for (int term : terms) {
            if (evidence.first(term) < 0) {
                return;
            }
        }
        String text = evidence.text();
        int[] characters = new int[raw.text().length() + 1];
        if (terms.length == 0) {
            findSigns(text, characters, places);
            return;
        }
        for (int hit = evidence.first(terms[0]); hit >= 0; hit = evidence.next(hit)) {
            int start = start(evidence, hit, 0) - raw.starts()[0];
            int end = start < 0 ? -1 : raw.end(text, start, characters);
            if (end >= 0) {
                add(evidence, hit, start, end, characters, places);
            }
        }
    }

    /** Characters without a word have no place among the tokens, which is why NEAR takes none of these. */
    private void findSigns(String text, int[] characters, Spans places) {
        char first = raw.text().charAt(0);
        for (int start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
            int end = raw.end(text, start, characters);
            if (end >= 0) {
                places.add(-1, -1, start, end);
            }
        }
    }

    private void add(Evidence evidence, int first, int start, int end, int[] characters, Spans places) {
        int last = -1;
        for (int i = 0; i < terms.length; i++) {
            last = hit(evidence, i, characters[raw.starts()[i]], characters[raw.ends()[i]]);
            if (last < 0) {
                return;
            }
        }
        places.add(evidence.position(first), evidence.position(last), start, end);
    }

    /** The hit of a term that has just these characters, −1 for none. */
    private int hit(Evidence evidence, int i, int start, int end) {
        int hit = evidence.first(terms[i]);
        while (hit >= 0 && (start(evidence, hit, i) != start || evidence.end(hit) != end)) {
            hit = evidence.next(hit);
        }
        return hit;
    }

    /** Where the hit of a term begins; for a word that is a whole hashtag or cashtag, after the sign. */
    private int start(Evidence evidence, int hit, int i) {
        int start = evidence.start(hit);
        byte first = CharClass.of(evidence.text().charAt(start));
        boolean isSigned = first == CharClass.HASH || first == CharClass.DOLLAR;
        return isSigned && raw.terms().get(i).kind() == Query.Term.Kind.WORD ? start + 1 : start;
    }
}
