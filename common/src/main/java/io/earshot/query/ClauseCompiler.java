package io.earshot.query;

import java.util.ArrayList;
import java.util.List;

/** Turns trees into clauses, numbering the terms of all of them. */
final class ClauseCompiler {
    private final Terms.Builder terms;

    ClauseCompiler(Terms.Builder terms) {
        this.terms = terms;
    }

    Clause compile(Query query) {
        if (query instanceof Query.And and) {
            return new Clause.All(and.parts().stream().map(this::compile).toList());
        }
        if (query instanceof Query.Or or) {
            List<Clause> sides = or.sides().stream().map(this::compile).toList();
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
                    phrase.terms().stream().mapToInt(terms::number).toArray(), phrase.slop());
        }
        if (query instanceof Query.Term term) {
            return new Clause.One(terms.number(term));
        }
        if (query instanceof Query.Filter filter) {
            return new Clause.Known(FieldTest.of(filter));
        }
        throw new IllegalArgumentException("no such query: " + query.getClass());
    }

    private Clause.Placed placed(Query query) {
        if (compile(query) instanceof Clause.Placed placed) {
            return placed;
        }
        throw new IllegalArgumentException("a side of NEAR has no place: " + query);
    }
}
