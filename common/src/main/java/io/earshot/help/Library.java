package io.earshot.help;

import io.earshot.brand.Article;
import io.earshot.help.ArticleIndex.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of a brand's articles, or of its canned replies, answer what somebody writes. Each language has an index of its
 * own, as words have other forms in each; it is made when the first post in it comes. For one thread.
 */
final class Library {
    /** Nobody reads more. */
    static final int MOST = 3;

    /**
     * How likely it is that an article is the one, by how it fits: a logistic regression on the questions of Banking77,
     * asked of 2, 5, 20 and 62 articles made of 3, 10 and all questions of an intent; half of what is asked of the small
     * libraries, and a fifth of what is asked of the large one, has no article.
     */
    private static final double FIT_BASE = -1.72;

    private static final double FIT_COVER = 0.8;
    private static final double FIT_LEAD = 12.4;

    /** An article that nothing rivals must lead what would fit anything. By the same questions. */
    private static final double FITS_ANYTHING = 0.2;

    /** From here on nine of ten suggestions are right, whatever the size of the library and of its articles. */
    static final double SURE = 0.7;

    /** What is less likely makes a list longer, and hardly better. */
    private static final double WORTH_READING = 0.1;

    private final List<Article> articles;
    private final Map<String, ArticleIndex> byLanguage = new TreeMap<>();

    Library(List<Article> articles) {
        this.articles = articles;
    }

    /**
     * What fits.
     *
     * @param likely 0..1, how likely it is what answers
     */
    record Match(Article article, double likely) {}

    /** The shortest list, of at most three, that is likely enough to have the answer in it; empty where none is. */
    List<Match> suggest(String text, String language) {
        List<Match> list = new ArrayList<>();
        double together = 0;
        for (Match match : rank(text, language)) {
            if (match.likely() < WORTH_READING) {
                break;
            }
            list.add(match);
            together += match.likely();
            if (together >= SURE) {
                return list;
            }
        }
        return List.of();
    }

    /** The three that fit best, best first. */
    List<Match> rank(String text, String language) {
        return found(text, language).stream()
                .map(found -> new Match(found.article(), likely(found)))
                .toList();
    }

    private List<Found> found(String text, String language) {
        if (articles.isEmpty()) {
            return List.of();
        }
        return byLanguage
                .computeIfAbsent(language, code -> new ArticleIndex(articles, Stems.in(code)))
                .find(text, MOST);
    }

    private static double likely(Found found) {
        double logit =
                FIT_BASE + FIT_COVER * found.cover() + FIT_LEAD * Math.min(found.lead(), found.cover() - FITS_ANYTHING);
        return 1 / (1 + Math.exp(-logit));
    }
}
