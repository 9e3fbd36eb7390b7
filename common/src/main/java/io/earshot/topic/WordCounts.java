package io.earshot.topic;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** When what was counted first counts this little, all is scaled anew. */
    private static final double SMALL_SCALE = 0.01;

    private static final Comparator<Map.Entry<String, Double>> MOST_FREQUENT_FIRST =
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey());

    /** In how many posts each word was, divided by {@link #scale}: so that fading touches one number, not all. */
    public Map<String, Double> counts = new HashMap<>();

    public double scale = 1;

    /** Posts in all. */
    public double posts;

    /** A word that is not in the counts was in about so many posts, or fewer. */
    public double forgotten;

    /** In how many posts a word was; a guess from above for one that is not kept. */
    public double of(String word) {
        Double count = counts.get(word);
        return count == null ? forgotten : scale * count;
    }

    /**
     * Takes words in.
     *
     * @param words in how many posts each was
     * @param of posts in all
     * @param weight what one of these posts counts
     * @param capacity how many words to keep when there are more than twice as many
     */
    public void add(Map<String, Long> words, long of, double weight, int capacity) {
        posts += weight * of;
        words.forEach((word, count) -> counts.merge(word, weight * count / scale, Double::sum));
        if (counts.size() > 2 * capacity) {
            List<Map.Entry<String, Double>> ordered = new ArrayList<>(counts.entrySet());
            ordered.sort(MOST_FREQUENT_FIRST);
            List<Map.Entry<String, Double>> rarest = ordered.subList(capacity, ordered.size());
            forgotten = Math.max(forgotten, scale * rarest.get(0).getValue());
            rarest.stream().map(Map.Entry::getKey).toList().forEach(counts::remove);
        }
    }

    /** Makes all that was counted so far count for less. */
    public void fade(double factor) {
        posts *= factor;
        forgotten *= factor;
        scale *= factor;
        if (scale < SMALL_SCALE) {
            counts.replaceAll((word, count) -> scale * count);
            counts.values().removeIf(count -> count < NOTHING);
            scale = 1;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(scale);
        out.writeDouble(posts);
        out.writeDouble(forgotten);
        out.writeInt(counts.size());
        for (Map.Entry<String, Double> count : new TreeMap<>(counts).entrySet()) {
            Texts.write(count.getKey(), out);
            out.writeDouble(count.getValue());
        }
    }

    static WordCounts read(DataInput in) throws IOException {
        WordCounts read = new WordCounts();
        read.scale = in.readDouble();
        read.posts = in.readDouble();
        read.forgotten = in.readDouble();
        for (int left = in.readInt(); left > 0; left--) {
            read.counts.put(Texts.read(in), in.readDouble());
        }
        return read;
    }

    /** The same, to count on by oneself. */
    public WordCounts copy() {
        WordCounts copy = new WordCounts();
        copy.counts = new HashMap<>(counts);
        copy.scale = scale;
        copy.posts = posts;
        copy.forgotten = forgotten;
        return copy;
    }
}
