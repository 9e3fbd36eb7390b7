package io.earshot.topic;

import java.util.Comparator;
import java.util.List;

/**
 * The words that stand out of recent posts against what is usual: by how many standard errors the log odds that a post
 * has the word have risen, with half a post added everywhere (Monroe, Colaresi and Quinn, Fightin' Words, Political
 * Analysis 2008, section 3.3.2). So a rare word that is in two posts ranks below a known one that is in fifty more.
 */
public final class HotWords {
    private static final double PRIOR = 0.5;

    /** Fewer recent posts than this with a word are an accident. */
    private static final double LEAST_POSTS = 3;

    /** Standard errors: less is chance, given how many words there are. */
    private static final double LEAST_RISE = 2.5;

    private static final Comparator<Rise> STEEPEST_FIRST =
            Comparator.comparingDouble(Rise::errors).reversed().thenComparing(Rise::word);

    private record Rise(String word, double errors) {}

    private HotWords() {}

    /**
     * The words that stand out, most telling first.
     *
     * @param most how many to name at most
     */
    public static List<String> of(WordCounts recent, WordCounts usual, int most) {
        return recent.counts.keySet().stream()
                .filter(word -> recent.of(word) >= LEAST_POSTS)
                .map(word -> new Rise(word, rise(recent.of(word), recent.posts, usual.of(word), usual.posts)))
                .filter(rise -> rise.errors() >= LEAST_RISE)
                .sorted(STEEPEST_FIRST)
                .limit(most)
                .map(Rise::word)
                .toList();
    }

    /** By how many standard errors the log odds have risen. */
    static double rise(double recent, double recentPosts, double usual, double usualPosts) {
        double rise = logOdds(recent, recentPosts) - logOdds(usual, usualPosts);
        return rise / Math.sqrt(1 / (recent + PRIOR) + 1 / (usual + PRIOR));
    }

    private static double logOdds(double with, double of) {
        return Math.log((with + PRIOR) / (Math.max(0, of - with) + PRIOR));
    }
}
