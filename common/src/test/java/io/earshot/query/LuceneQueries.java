package io.earshot.query;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Our queries as Lucene's. */
final class LuceneQueries {
    static final String FIELD = "text";

    private LuceneQueries() {}

    /** A query that both sides can express and mean the same by: without fields, exact characters and slop within NEAR. */
    static Query expressible(Query query) {
        return Queries.mapped(query, part -> {
            if (part instanceof Query.And and) {
                return Query.and(
                        and.parts().stream().filter(LuceneQueries::isOfText).toList());
            }
            if (part instanceof Query.Raw raw && isOfText(raw)) {
                List<Query.Term> terms = raw.terms();
                return terms.size() == 1 ? terms.get(0) : new Query.Phrase(terms, 0);
            }
            return part instanceof Query.Near near
                    ? new Query.Near(strict(near.left()), strict(near.right()), near.distance(), near.ordered())
                    : part;
        });
    }

    private static boolean isOfText(Query query) {
        if (query instanceof Query.Not not) {
            return isOfText(not.query());
        }
        return !(query instanceof Query.Filter)
                && !(query instanceof Query.Raw raw && raw.terms().isEmpty());
    }

    private static Query strict(Query side) {
        return Queries.mapped(
                side, part -> part instanceof Query.Phrase phrase ? new Query.Phrase(phrase.terms(), 0) : part);
    }

    static org.apache.lucene.search.Query of(Query query) {
        if (query instanceof Query.And and) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            for (Query part : and.parts()) {
                if (part instanceof Query.Not not) {
                    all.add(of(not.query()), Occur.MUST_NOT);
                } else {
                    all.add(of(part), Occur.MUST);
                }
            }
            return all.build();
        }
        if (query instanceof Query.Or or) {
            return any(or.sides().stream().map(LuceneQueries::of));
        }
        if (query instanceof Query.Near near) {
            return near(near);
        }
        if (query instanceof Query.Term term) {
            return term.prefix()
                    ? new PrefixQuery(new Term(FIELD, LuceneTokens.of(term)))
                    : new TermQuery(new Term(FIELD, LuceneTokens.of(term)));
        }
        return new IntervalQuery(FIELD, places(query));
    }

    private static org.apache.lucene.search.Query any(Stream<org.apache.lucene.search.Query> sides) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        sides.forEach(side -> any.add(side, Occur.SHOULD));
        return any.build();
    }

    private static org.apache.lucene.search.Query near(Query.Near near) {
        return any(sides(near.left())
                .flatMap(left -> sides(near.right()).flatMap(right -> {
                    IntervalsSource written = within(near.distance(), left, right);
                    return near.ordered()
                            ? Stream.of(written)
                            : Stream.of(written, within(near.distance(), right, left));
                }))
                .map(source -> new IntervalQuery(FIELD, source)));
    }

    private static IntervalsSource within(int distance, Query first, Query second) {
        return Intervals.maxgaps(distance, Intervals.ordered(places(first), places(second)));
    }

    private static Stream<Query> sides(Query side) {
        return side instanceof Query.Or or ? or.sides().stream() : Stream.of(side);
    }

    private static IntervalsSource places(Query query) {
        if (query instanceof Query.Term term) {
            return term.prefix()
                    ? Intervals.prefix(new BytesRef(LuceneTokens.of(term)))
                    : Intervals.term(LuceneTokens.of(term));
        }
        if (query instanceof Query.Phrase phrase) {
            List<IntervalsSource> words =
                    phrase.terms().stream().map(LuceneQueries::places).toList();
            return Intervals.maxgaps(phrase.slop(), Intervals.ordered(words.toArray(IntervalsSource[]::new)));
        }
        throw new IllegalArgumentException("has no place to Lucene: " + query);
    }
}
