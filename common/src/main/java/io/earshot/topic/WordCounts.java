package io.earshot.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In how many posts each word was, of the words that were in most; older posts count less. Memory is bounded: when
 * there are too many words the rarest go, and {@link #forgotten} remembers about how frequent they were, so that a
 * word that comes back is not taken for a new one.
 *
 * <p>The fields are public, and the type mutable, because it is state.
 */
public final class WordCounts {
    /** Less than this part of a post is nothing. */
    private static final double NOTHING = 0.05;

    private static final Comparator<Map.Entry<String, Double>> MOST_FREQUENT_FIRST =
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey());

    public Map<String, Double> counts = new HashMap<>();

    /** Posts in all. */
    public double posts;

    /** A word that is not in the counts was in about so many posts, or fewer. */
    public double forgotten;

    /** In how many posts a word was; a guess from above for one that is not kept. */
    public double of(String word) {
        return counts.getOrDefault(word, forgotten);
    }

    /**
     * Takes words in.
     *
     * @param words in how many posts each was
     * @param of posts in all
     * @param weight what one of these posts counts
     * @param capacity how many words to keep
     */
    public void add(Map<String, Long> words, long of, double weight, int capacity) {
        posts += weight * of;
        words.forEach((word, count) -> counts.merge(word, weight * count, Double::sum));
        if (counts.size() > capacity) {
            List<Map.Entry<String, Double>> ordered = new ArrayList<>(counts.entrySet());
            ordered.sort(MOST_FREQUENT_FIRST);
            List<Map.Entry<String, Double>> rarest = ordered.subList(capacity, ordered.size());
            forgotten = Math.max(forgotten, rarest.get(0).getValue());
            rarest.stream().map(Map.Entry::getKey).toList().forEach(counts::remove);
        }
    }

    /** Makes all that was counted so far count for less. */
    public void fade(double factor) {
        posts *= factor;
        forgotten *= factor;
        counts.replaceAll((word, count) -> count * factor);
        counts.values().removeIf(count -> count < NOTHING);
    }
}
