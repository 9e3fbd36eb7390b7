package io.earshot.text;

import io.earshot.text.model.PhraseWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of words beyond the posts that a model learns from, out of texts without labels: which are used alike. A
 * model that is given it knows words that no labelled post has.
 */
public final class WordKnowledge {
    /** Numbers of a word's vector, once reduced: of these sizes, by cross-validation. */
    private static final int SIZE = 32;

    /** Reduced vectors have about this spread, which suits the trainer's steps. */
    private static final float SPREAD = 0.3f;

    private static final float SPREAD_OF_MARKS = 0.1f;
    private static final int SAMPLE = 20_000;

    /** A word that nothing is known of must be in so many posts to be learned. */
    private static final int SEEN = 3;

    /** Of the words that no post has, the most common are kept, so that a model stays small enough to ship. */
    private static final int MOST_VECTORS = 40_000;

    private final Map<String, float[]> vectors = new HashMap<>();
    private final List<String> common = new ArrayList<>();
    private final Reduction reduction;

    /** A word and its vector: near vectors, like words. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Vector(String word, float[] numbers) {}

    /** @param vectors the most common words first, all of the same length */
    public WordKnowledge(List<Vector> vectors) {
        reduction =
                Reduction.of(vectors.stream().limit(SAMPLE).map(Vector::numbers).toList(), SIZE);
        for (Vector vector : vectors) {
            List<Piece> pieces = Pieces.of(vector.word());
            if (pieces.size() == 1
                    && pieces.get(0).is(Piece.Kind.WORD)
                    && this.vectors.putIfAbsent(pieces.get(0).text(), vector.numbers()) == null
                    && common.size() < MOST_VECTORS) {
                common.add(pieces.get(0).text());
            }
        }
    }

    /** What a model of these posts begins with. */
    PhraseWords words(List<List<Piece>> posts) {
        Map<Integer, String> names = names(posts);
        int[] keys = names.keySet().stream().mapToInt(Integer::intValue).toArray();
        float[] start = new float[(keys.length + Phrasing.MARKS) * SIZE];
        for (int word = 0; word < keys.length; word++) {
            for (String spelling : Phrasing.spellings(names.get(keys[word]))) {
                if (vectors.containsKey(spelling)) {
                    reduction.put(vectors.get(spelling), SPREAD, start, word * SIZE);
                    break;
                }
            }
        }
        Random random = new Random(SIZE);
        for (int i = keys.length * SIZE; i < start.length; i++) {
            start[i] = (float) (random.nextGaussian() * SPREAD_OF_MARKS);
        }
        return new PhraseWords(keys, Phrasing.MARKS, SIZE, start);
    }

    /** The words that get a vector, by their keys: of two with one key the first by name. */
    private Map<Integer, String> names(List<List<Piece>> posts) {
        Map<String, Integer> seen = new TreeMap<>();
        posts.forEach(post -> post.forEach(piece -> seen.merge(Phrasing.name(piece), 1, Integer::sum)));
        TreeSet<String> chosen = new TreeSet<>(common);
        seen.forEach((name, count) -> {
            if (count >= SEEN || vectors.containsKey(name)) {
                chosen.add(name);
            }
        });
        Map<Integer, String> names = new TreeMap<>();
        chosen.forEach(name -> names.putIfAbsent(name.hashCode(), name));
        return names;
    }
}
