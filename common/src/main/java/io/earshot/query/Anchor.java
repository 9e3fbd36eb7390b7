package io.earshot.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Terms of which a post must have at least one to match a query: it is looked for by these alone.
 *
 * @param share a guess at the share of posts that have one of them
 */
record Anchor(List<Query.Term> terms, double share) {

    /** The rarest such terms; none where a post without any word could match. */
    static Optional<Anchor> of(Query query) {
        if (query instanceof Query.Term term) {
            return Optional.of(new Anchor(List.of(term), Commonness.share(term)));
        }
        if (query instanceof Query.Phrase phrase) {
            return rarest(phrase.terms());
        }
        if (query instanceof Query.Near near) {
            return rarest(List.of(near.left(), near.right()));
        }
        if (query instanceof Query.And and) {
            return rarest(and.parts());
        }
        if (query instanceof Query.Or or) {
            return all(or.sides());
        }
        return Optional.empty();
    }

    private static Optional<Anchor> rarest(List<? extends Query> parts) {
        Anchor best = null;
        for (Query part : parts) {
            Optional<Anchor> anchor = of(part);
            if (anchor.isPresent() && (best == null || anchor.get().share < best.share)) {
                best = anchor.get();
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Anchor> all(List<Query> sides) {
        List<Query.Term> terms = new ArrayList<>();
        double share = 0;
        for (Query side : sides) {
            Optional<Anchor> anchor = of(side);
            if (anchor.isEmpty()) {
                return Optional.empty();
            }
            terms.addAll(anchor.get().terms);
            share += anchor.get().share;
        }
        return Optional.of(new Anchor(terms, share));
    }
}
