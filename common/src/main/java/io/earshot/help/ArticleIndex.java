package io.earshot.help;

import io.earshot.brand.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Articles, or canned replies, by how well they fit what somebody asks: BM25 (Robertson and Zaragoza, The Probabilistic
 * Relevance Framework, 2009) over the stems of title and text, and over pairs of neighbours, which count less. For one
 * thread.
 *
 * <p>A few articles tell little of how rare a word is. So the words of everyday language are counted in as if there were
 * some more articles which have the small words, and none of the others.
 */
final class ArticleIndex {
    private static final String WORDS = "words";
    private static final String PAIRS = "pairs";

    /** The title says what it is about: it counts as often. Both constants, and the next, by cross-validation. */
    private static final int TITLE = 2;

    private static final float K1 = 2;
    private static final float B = 0.5f;
    private static final float PAIR_WEIGHT = 0.3f;

    /** So many articles are thought to stand beside the brand's, with half of the small words each. */
    private static final int EVERYDAY = 20;

    private final Stems stems;
    private final List<Article> articles;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /**
     * What fits.
     *
     * @param cover 0..1, how much of what is asked the article has, rare words counting more
     * @param lead by how much more than any other article has: below 0 for all but the best
     */
    record Found(Article article, double cover, double lead) {}

    ArticleIndex(List<Article> articles, Stems stems) {
        this.articles = articles;
        this.stems = stems;
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer())
                .setSimilarity(new Everyday())
                .setMergePolicy(new LogDocMergePolicy()) // which keeps the order
                .setMergeScheduler(new SerialMergeScheduler());
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Article article : articles) {
                writer.addDocument(document(article));
            }
            writer.forceMerge(1);
        } catch (IOException e) {
            throw inMemory(e);
        }
        try {
            reader = DirectoryReader.open(directory);
        } catch (IOException e) {
            throw inMemory(e);
        }
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new Everyday());
        searcher.setQueryCache(null);
    }

    /** What fits best, best first; of two that fit as well the one that was given first. */
    List<Found> find(String text, int most) {
        List<String> asked = stems.of(text);
        Set<String> words = new LinkedHashSet<>(asked);
        if (words.isEmpty()) {
            return List.of();
        }
        try {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            double all = 0;
            for (String word : words) {
                query.add(new TermQuery(new Term(WORDS, word)), BooleanClause.Occur.SHOULD);
                all += rarity(word, reader.docFreq(new Term(WORDS, word)));
            }
            for (String pair : new LinkedHashSet<>(pairs(asked))) {
                Term term = new Term(PAIRS, pair);
                int in = reader.docFreq(term);
                // A pair that is nowhere says less against an article than a word.
                if (in > 0) {
                    query.add(new BoostQuery(new TermQuery(term), PAIR_WEIGHT), BooleanClause.Occur.SHOULD);
                    all += PAIR_WEIGHT * rarity(pair, in);
                }
            }
            return found(searcher.search(query.build(), most + 1).scoreDocs, all, most);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    private List<Found> found(ScoreDoc[] best, double all, int most) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < Math.min(most, best.length); i++) {
            float rival = i > 0 ? best[0].score : best.length > 1 ? best[1].score : 0;
            found.add(new Found(articles.get(best[i].doc), best[i].score / all, (best[i].score - rival) / all));
        }
        return found;
    }

    private Document document(Article article) {
        List<String> title = stems.of(article.title());
        List<String> words = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < TITLE; i++) {
            words.addAll(title);
            pairs.addAll(pairs(title));
        }
        // A pair ends with its line.
        for (String line : article.text().split("\\R", -1)) {
            List<String> ofLine = stems.of(line);
            words.addAll(ofLine);
            pairs.addAll(pairs(ofLine));
        }
        Document document = new Document();
        document.add(new TextField(WORDS, String.join(" ", words), Field.Store.NO));
        document.add(new TextField(PAIRS, String.join(" ", pairs), Field.Store.NO));
        return document;
    }

    private static List<String> pairs(List<String> stems) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < stems.size(); i++) {
            pairs.add(stems.get(i) + '_' + stems.get(i + 1));
        }
        return pairs;
    }

    /** How much a word tells that is in so many of the articles. */
    private double rarity(String word, long in) {
        double all = articles.size() + EVERYDAY;
        double has = in + (stems.isSmall(word) ? EVERYDAY / 2.0 : 0);
        return Math.log(1 + (all - has + 0.5) / (has + 0.5));
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("memory does not fail to be read", e);
    }

    /** BM25 with the rarity of words by everyday language too. */
    private final class Everyday extends BM25Similarity {
        Everyday() {
            super(K1, B);
        }

        @Override
        public Explanation idfExplain(CollectionStatistics collection, TermStatistics term) {
            return Explanation.match((float) rarity(term.term().utf8ToString(), term.docFreq()), "rarity");
        }
    }
}
