package io.earshot.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Terms of which a post must have at least one to match a query: it is looked for by these alone.
 *
 * @param share a guess at the share of posts that have one of them
 */
record Anchor(List<Query.Term> terms, double share) {

    /**
     * The rarest such terms, by the share of posts that a term is guessed to be in; none where a post without any word
     * could match.
     */
    static Optional<Anchor> of(Query query, ToDoubleFunction<Query.Term> share) {
        if (query instanceof Query.Term term) {
            return Optional.of(new Anchor(List.of(term), share.applyAsDouble(term)));
        }
        if (query instanceof Query.Phrase phrase) {
            return rarest(phrase.terms(), share);
        }
        if (query instanceof Query.Raw raw) {
            return rarest(raw.terms(), share);
        }
        if (query instanceof Query.Near near) {
            return rarest(List.of(near.left(), near.right()), share);
        }
        if (query instanceof Query.And and) {
            return rarest(and.parts(), share);
        }
        if (query instanceof Query.Or or) {
            return all(or.sides(), share);
        }
        return Optional.empty();
    }

    private static Optional<Anchor> rarest(List<? extends Query> parts, ToDoubleFunction<Query.Term> share) {
        Anchor best = null;
        for (Query part : parts) {
            Optional<Anchor> anchor = of(part, share);
            if (anchor.isPresent() && (best == null || anchor.get().share < best.share)) {
                best = anchor.get();
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Anchor> all(List<Query> sides, ToDoubleFunction<Query.Term> share) {
        List<Query.Term> terms = new ArrayList<>();
        double sum = 0;
        for (Query side : sides) {
            Optional<Anchor> anchor = of(side, share);
            if (anchor.isEmpty()) {
                return Optional.empty();
            }
            terms.addAll(anchor.get().terms);
            sum += anchor.get().share;
        }
        return Optional.of(new Anchor(terms, sum));
    }
}
