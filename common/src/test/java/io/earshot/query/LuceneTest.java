package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.earshot.post.Post;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.junit.jupiter.api.Test;

/**
 * The matcher finds what Lucene's interval queries find, over the tokens that our own tokenizer reads: what is compared is
 * what queries mean, not what a word is.
 *
 * <p>Compared are words, wildcards, tags, handles and cashtags; phrases with and without slop; NEAR and ONEAR; AND, OR and
 * NOT. Left out, by changing the generated queries before either side gets them:
 *
 * <ul>
 *   <li>fields, which are no part of the text;
 *   <li>exact characters, which Lucene has not: their words are compared;
 *   <li>slop in a phrase that is a side of NEAR. To Lucene a phrase is at its <i>minimal</i> intervals only, those that
 *       hold no other; to us it is at every place that the slop allows. In {@code a b b c}, {@code "a b"~1 NEAR/0 c} holds
 *       for us, as {@code a b b} is a place of the phrase; Lucene sees only {@code a b}. Where all places of a side are of
 *       one length, no minimal interval is farther from the other side than the place that it replaces, and both agree;
 *       so they do for a phrase with slop that stands alone, where it is only asked whether it is anywhere.
 * </ul>
 *
 * <p>An OR within NEAR is told to Lucene as the OR of a NEAR for each pair of sides, which is what ours means: its places
 * are those of all its sides, while a disjunction of intervals forgets one that holds another. {@code NEAR} is {@code
 * ordered} one way or the other, as Lucene's {@code unordered} takes overlapping intervals for near.
 */
final class LuceneTest {
    private static final int ROUNDS = 170;
    private static final int QUERIES = 30;
    private static final int POSTS = 40;

    @Test
    void findsWhatLuceneFinds() {
        Samples samples = new Samples(5);
        int matched = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Query> queries = Stream.generate(samples::query)
                    .map(LuceneQueries::expressible)
                    .limit(QUERIES)
                    .toList();
            Differential.Answers ours = Differential.plain(queries);
            List<org.apache.lucene.search.Query> theirs =
                    queries.stream().map(LuceneQueries::of).toList();
            for (int i = 0; i < POSTS; i++) {
                Post post = samples.post();
                var found = ours.to(post);
                IndexSearcher lucene = index(post);
                for (int q = 0; q < QUERIES; q++) {
                    boolean holds = holds(lucene, theirs.get(q));
                    matched += holds ? 1 : 0;
                    if (found.get(q).isPresent() != holds) {
                        Case failing = Case.of(queries.get(q), post);
                        fail("Lucene says %s, not we%n%s", holds, Shrinking.shrink(failing, LuceneTest::isDifference));
                    }
                }
            }
        }
        int pairs = ROUNDS * QUERIES * POSTS;
        assertThat(pairs).isGreaterThan(200_000);
        assertThat(matched).isBetween(pairs / 20, pairs / 2);
    }

    /** What the generated queries are spared of: it also shows that a difference would be seen. */
    @Test
    void aPhraseWithSlopWithinNearIsAnotherThingToLucene() {
        Query query = QueryParser.parse("\"acme bank\"~1 NEAR/0 down").query();
        Post post = Matching.post("acme bank bank down");

        assertThat(differs(Case.of(query, post))).isTrue();
        assertThat(holds(index(post), LuceneQueries.of(query))).isFalse();
        assertThat(differs(Case.of(LuceneQueries.expressible(query), post))).isFalse();
    }

    private static boolean differs(Case of) {
        Query query = of.query();
        return Differential.plain(List.of(query)).to(of.post()).get(0).isPresent()
                != holds(index(of.post()), LuceneQueries.of(query));
    }

    private static boolean isDifference(Case of) {
        return of.query().equals(LuceneQueries.expressible(of.query())) && differs(of);
    }

    private static IndexSearcher index(Post post) {
        MemoryIndex index = new MemoryIndex();
        index.addField(LuceneQueries.FIELD, new LuceneTokens(post.text()));
        return index.createSearcher();
    }

    private static boolean holds(IndexSearcher lucene, org.apache.lucene.search.Query query) {
        try {
            return lucene.count(query) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
