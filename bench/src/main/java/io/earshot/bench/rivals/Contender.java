package io.earshot.bench.rivals;

import io.earshot.brand.Brand;
import io.earshot.post.Post;
import java.io.IOException;
import java.util.List;

/** A way to find the queries that posts match. */
public interface Contender extends AutoCloseable {
    /** Finds the queries that each of these posts matches. */
    void match(List<Post> posts, Matches matches) throws IOException;

    @Override
    default void close() throws IOException {}

    /** Takes what was found. */
    interface Matches {
        /** The post of this place in the list matches this query, {@code brand/query}. */
        void add(int post, String query);
    }

    /** Which ways there are. */
    enum Kind {
        /** Earshot's own. */
        EARSHOT,
        /** lucene-monitor, as many posts at once as it is given. */
        LUCENE_MONITOR_BATCH,
        /** lucene-monitor, a post at a time. */
        LUCENE_MONITOR,
        /** An Aho-Corasick automaton finds the candidates, which are evaluated as they are written. */
        AHO_CORASICK,
        /** Every query is evaluated as it is written. */
        BRUTE_FORCE;

        /** Makes it ready for these brands. */
        public Contender of(List<Brand> brands) throws IOException {
            return switch (this) {
                case EARSHOT -> new EarshotContender(brands);
                case LUCENE_MONITOR_BATCH -> new LuceneContender(brands, true);
                case LUCENE_MONITOR -> new LuceneContender(brands, false);
                case AHO_CORASICK -> new AhoCorasickContender(brands);
                case BRUTE_FORCE -> new BruteForceContender(brands);
            };
        }
    }
}
