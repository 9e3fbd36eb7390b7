package io.earshot.query;

import java.util.List;

/**
 * Whether what one query finds another finds too, told from their trees: a yes is certain, whatever the post and the brand's
 * options; a no may only mean that it is not seen. As trees can be large, it gives up after so many steps, with a no.
 */
final class Implication {
    /** What reading the words of exact characters counts for. */
    private static final int STEPS_OF_RAW = 300;

    private int left;

    Implication(int steps) {
        left = steps;
    }

    /** Whether every post that matches the one matches the other too. */
    boolean implies(Query one, Query other) {
        if (--left < 0) {
            return false;
        }
        if (one.equals(other)) {
            return true;
        }
        if (one instanceof Query.Or or) {
            return or.sides().stream().allMatch(side -> implies(side, other));
        }
        if (other instanceof Query.And and) {
            return and.parts().stream().allMatch(part -> implies(one, part));
        }
        if (other instanceof Query.Or or && or.sides().stream().anyMatch(side -> implies(one, side))) {
            return true;
        }
        if (other instanceof Query.Not not && excludes(one, not.query())) {
            return true;
        }
        if (one instanceof Query.And and) {
            return and.parts().stream().anyMatch(part -> implies(part, other));
        }
        return leafImplies(one, other);
    }

    private boolean leafImplies(Query one, Query other) {
        if (one instanceof Query.Near near) {
            return (other instanceof Query.Near wider && isNear(near, wider))
                    || implies(near.left(), other)
                    || implies(near.right(), other);
        }
        if (one instanceof Query.Phrase phrase) {
            return (other instanceof Query.Phrase part && holds(phrase, part))
                    || phrase.terms().stream().anyMatch(term -> implies(term, other));
        }
        if (one instanceof Query.Raw raw) {
            left -= STEPS_OF_RAW;
            return raw.terms().stream().anyMatch(term -> implies(term, other));
        }
        if (one instanceof Query.Filter filter) {
            return other instanceof Query.Filter wanted && FilterFacts.implies(filter, wanted);
        }
        return one instanceof Query.Term term && other instanceof Query.Term wanted && isOne(term, wanted);
    }

    /** Whether no post matches both. */
    boolean excludes(Query one, Query other) {
        if (--left < 0) {
            return false;
        }
        if (one instanceof Query.Or or) {
            return or.sides().stream().allMatch(side -> excludes(side, other));
        }
        if (other instanceof Query.Or or) {
            return or.sides().stream().allMatch(side -> excludes(one, side));
        }
        if (one instanceof Query.Not not && implies(other, not.query())) {
            return true;
        }
        if (other instanceof Query.Not not && implies(one, not.query())) {
            return true;
        }
        if (one instanceof Query.And and) {
            return and.parts().stream().anyMatch(part -> excludes(part, other));
        }
        if (other instanceof Query.And and) {
            return and.parts().stream().anyMatch(part -> excludes(one, part));
        }
        return one instanceof Query.Filter filter
                && other instanceof Query.Filter unlike
                && FilterFacts.exclude(filter, unlike);
    }

    /** Whether the other query of NEAR is as this one, but takes more. */
    private boolean isNear(Query.Near near, Query.Near wider) {
        if (wider.distance() < near.distance() || (wider.ordered() && !near.ordered())) {
            return false;
        }
        return (sits(near.left(), wider.left()) && sits(near.right(), wider.right()))
                || (!wider.ordered() && sits(near.left(), wider.right()) && sits(near.right(), wider.left()));
    }

    /** Whether wherever the one stands, the other stands at just the same tokens. For sides of NEAR. */
    boolean sits(Query one, Query other) {
        if (--left < 0) {
            return false;
        }
        if (one instanceof Query.Or or) {
            return or.sides().stream().allMatch(side -> sits(side, other));
        }
        if (other instanceof Query.Or or) {
            return or.sides().stream().anyMatch(side -> sits(one, side));
        }
        if (one instanceof Query.Phrase phrase && other instanceof Query.Phrase wider) {
            return phrase.terms().size() == wider.terms().size() && holds(phrase, wider);
        }
        if (one instanceof Query.Term term && other instanceof Query.Term wanted) {
            return isOne(term, wanted);
        }
        return one.equals(other);
    }

    /** Whether the other phrase stands in this one, its terms one after the other. */
    private static boolean holds(Query.Phrase phrase, Query.Phrase part) {
        List<Query.Term> terms = phrase.terms();
        int length = part.terms().size();
        for (int from = 0; part.slop() >= phrase.slop() && from + length <= terms.size(); from++) {
            int same = 0;
            while (same < length && isOne(terms.get(from + same), part.terms().get(same))) {
                same++;
            }
            if (same == length) {
                return true;
            }
        }
        return false;
    }

    /** Whether every token that is the one is the other too. A word is also a hashtag and a cashtag. */
    private static boolean isOne(Query.Term one, Query.Term other) {
        if (other.kind() != Query.Term.Kind.WORD) {
            return one.equals(other);
        }
        if (one.kind() == Query.Term.Kind.HANDLE) {
            return false;
        }
        return other.prefix()
                ? one.text().startsWith(other.text())
                : !one.prefix() && one.text().equals(other.text());
    }
}
