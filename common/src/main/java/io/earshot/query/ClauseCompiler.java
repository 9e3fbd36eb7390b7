package io.earshot.query;

import io.earshot.token.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns trees into clauses, numbering the terms of all of them. */
final class ClauseCompiler {
    private final Terms.Builder terms;

    private final int variant;

    /** For queries of brands with these options, as a {@link Variant}. */
    ClauseCompiler(Terms.Builder terms, int variant) {
        this.terms = terms;
        this.variant = variant;
    }

    Clause compile(Query query) {
        if (query instanceof Query.And and) {
            return new Clause.All(
                    cheapFirst(and.parts()).stream().map(this::compile).toList());
        }
        if (query instanceof Query.Or or) {
            List<Clause> sides =
                    cheapFirst(or.sides()).stream().map(this::compile).toList();
            List<Clause.Placed> placed = new ArrayList<>();
            for (Clause side : sides) {
                if (side instanceof Clause.Placed one) {
                    placed.add(one);
                }
            }
            return placed.size() == sides.size() ? new Clause.AnyPlaced(placed) : new Clause.Any(sides);
        }
        if (query instanceof Query.Not not) {
            return new Clause.None(compile(not.query()));
        }
        if (query instanceof Query.Near near) {
            return new NearClause(placed(near.left()), placed(near.right()), near.distance(), near.ordered());
        }
        if (query instanceof Query.Phrase phrase) {
            return new PhraseClause(
                    phrase.terms().stream().mapToInt(this::number).toArray(), phrase.slop());
        }
        if (query instanceof Query.Term term) {
            return new Clause.One(number(term));
        }
        if (query instanceof Query.Raw raw) {
            RawText text = RawText.of(raw.text());
            return new RawClause(
                    text, text.terms().stream().mapToInt(this::number).toArray());
        }
        if (query instanceof Query.Filter filter) {
            return new Clause.Known(FieldTest.of(filter));
        }
        throw new IllegalArgumentException("no such query: " + query.getClass());
    }

    private int number(Query.Term term) {
        return terms.number(term, variant);
    }

    /** The parts that need the post judged, which takes long, after those that may save it. */
    private static List<Query> cheapFirst(List<Query> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(ClauseCompiler::isJudged))
                .toList();
    }

    private static boolean isJudged(Query query) {
        if (query instanceof Query.And and) {
            return and.parts().stream().anyMatch(ClauseCompiler::isJudged);
        }
        if (query instanceof Query.Or or) {
            return or.sides().stream().anyMatch(ClauseCompiler::isJudged);
        }
        if (query instanceof Query.Not not) {
            return isJudged(not.query());
        }
        return query instanceof Query.Filter filter && filter.field().isJudged();
    }

    private Clause.Placed placed(Query query) {
        if (compile(query) instanceof Clause.Placed placed) {
            return placed;
        }
        throw new IllegalArgumentException("a side of NEAR has no place: " + query);
    }
}
