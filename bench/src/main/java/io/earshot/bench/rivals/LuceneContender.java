package io.earshot.bench.rivals;

import io.earshot.brand.Brand;
import io.earshot.post.Post;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;

/** lucene-monitor with the presearcher that does best here, and the posts as they are, or all together. */
final class LuceneContender implements Contender {
    /** Of 1, 2 and 4, what took least time. */
    private static final int PASSES = 4;

    private final Monitor monitor;
    private final boolean together;

    LuceneContender(List<Brand> brands, boolean together) throws IOException {
        this.together = together;
        monitor = new Monitor(new WhitespaceAnalyzer(), new MultipassTermFilteredPresearcher(PASSES));
        List<MonitorQuery> queries = new ArrayList<>();
        for (NamedQuery query : NamedQuery.of(brands)) {
            queries.add(new MonitorQuery(query.id(), LuceneQueries.of(query.query())));
        }
        monitor.register(queries);
    }

    @Override
    public void match(List<Post> posts, Matches matches) throws IOException {
        if (!together) {
            for (int i = 0; i < posts.size(); i++) {
                MatchingQueries<QueryMatch> found =
                        monitor.match(LuceneQueries.document(posts.get(i)), QueryMatch.SIMPLE_MATCHER);
                for (QueryMatch match : found.getMatches()) {
                    matches.add(i, match.getQueryId());
                }
            }
            return;
        }
        Document[] documents = posts.stream().map(LuceneQueries::document).toArray(Document[]::new);
        MultiMatchingQueries<QueryMatch> found = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
        for (int i = 0; i < documents.length; i++) {
            for (QueryMatch match : found.getMatches(i)) {
                matches.add(i, match.getQueryId());
            }
        }
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
