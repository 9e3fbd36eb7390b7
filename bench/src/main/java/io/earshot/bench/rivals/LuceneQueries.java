package io.earshot.bench.rivals;

import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Queries and posts as Lucene has them. Words, tags and handles are told apart by their sign, as the posts' spaces do. */
final class LuceneQueries {
    private static final String TEXT = "text";

    private LuceneQueries() {}

    static Document document(Post post) {
        Document document = new Document();
        document.add(new TextField(TEXT, post.text().toLowerCase(Locale.ROOT), Field.Store.NO));
        add(document, "platform", post.platform().code());
        add(document, "lang", post.lang());
        add(document, "country", post.country());
        add(document, "author", post.author().handle());
        add(document, "is", post.kind() == PostKind.REPOST ? "repost" : "post");
        add(document, "has", post.links().isEmpty() ? null : "links");
        if (post.author().followers() != null) {
            document.add(new LongPoint("followers", post.author().followers()));
        }
        return document;
    }

    private static void add(Document document, String field, @Nullable String value) {
        if (value != null) {
            document.add(new StringField(field, value, Field.Store.NO));
        }
    }

    static Query of(io.earshot.query.Query query) {
        if (query instanceof io.earshot.query.Query.And and) {
            BooleanQuery.Builder builder = new BooleanQuery.Builder();
            boolean onlyNot = true;
            for (io.earshot.query.Query part : and.parts()) {
                if (part instanceof io.earshot.query.Query.Not not) {
                    builder.add(of(not.query()), Occur.MUST_NOT);
                } else {
                    builder.add(of(part), Occur.FILTER);
                    onlyNot = false;
                }
            }
            if (onlyNot) {
                builder.add(new MatchAllDocsQuery(), Occur.FILTER);
            }
            return builder.build();
        }
        if (query instanceof io.earshot.query.Query.Or or) {
            BooleanQuery.Builder builder = new BooleanQuery.Builder();
            or.sides().forEach(side -> builder.add(of(side), Occur.SHOULD));
            return builder.build();
        }
        if (query instanceof io.earshot.query.Query.Not not) {
            return new BooleanQuery.Builder()
                    .add(new MatchAllDocsQuery(), Occur.FILTER)
                    .add(of(not.query()), Occur.MUST_NOT)
                    .build();
        }
        if (query instanceof io.earshot.query.Query.Near near) {
            IntervalsSource left = intervals(near.left());
            IntervalsSource right = intervals(near.right());
            return new IntervalQuery(
                    TEXT,
                    Intervals.maxgaps(
                            near.distance(),
                            near.ordered()
                                    ? Intervals.ordered(left, right)
                                    : Intervals.unorderedNoOverlaps(left, right)));
        }
        if (query instanceof io.earshot.query.Query.Phrase phrase) {
            return phrase(phrase);
        }
        if (query instanceof io.earshot.query.Query.Term term) {
            Term lucene = new Term(TEXT, text(term));
            return term.prefix() ? new PrefixQuery(lucene) : new TermQuery(lucene);
        }
        if (query instanceof io.earshot.query.Query.Filter filter) {
            return field(filter.field().code(), filter.value());
        }
        throw new IllegalArgumentException("no such query: " + query);
    }

    private static Query phrase(io.earshot.query.Query.Phrase phrase) {
        if (phrase.slop() > 0) {
            return new IntervalQuery(TEXT, intervals(phrase));
        }
        PhraseQuery.Builder builder = new PhraseQuery.Builder();
        phrase.terms().forEach(term -> builder.add(new Term(TEXT, text(term))));
        return builder.build();
    }

    private static Query field(String field, String value) {
        return field.equals("followers")
                ? LongPoint.newRangeQuery(field, Long.parseLong(value.replace(">", "")) + 1, Long.MAX_VALUE)
                : new TermQuery(new Term(field, value));
    }

    private static IntervalsSource intervals(io.earshot.query.Query query) {
        if (query instanceof io.earshot.query.Query.Or or) {
            return Intervals.or(intervals(or.sides()));
        }
        if (query instanceof io.earshot.query.Query.Phrase phrase) {
            IntervalsSource[] terms = intervals(phrase.terms());
            return phrase.slop() == 0
                    ? Intervals.phrase(terms)
                    : Intervals.maxgaps(phrase.slop(), Intervals.ordered(terms));
        }
        if (query instanceof io.earshot.query.Query.Term term) {
            return term.prefix() ? Intervals.prefix(new BytesRef(text(term))) : Intervals.term(text(term));
        }
        throw new IllegalArgumentException("no place: " + query);
    }

    private static IntervalsSource[] intervals(List<? extends io.earshot.query.Query> queries) {
        return queries.stream().map(LuceneQueries::intervals).toArray(IntervalsSource[]::new);
    }

    private static String text(io.earshot.query.Query.Term term) {
        return term.kind().sign() + term.text();
    }
}
