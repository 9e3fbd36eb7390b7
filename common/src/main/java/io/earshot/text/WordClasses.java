package io.earshot.text;

import io.earshot.text.model.Family;
import io.earshot.text.model.Features;
import java.util.HashMap;
import java.util.Map;

/**
 * Words of one kind, by {@code word-classes.txt}: a model that has seen few posts learns of each what it learns of all.
 */
final class WordClasses {
    private static final String ANY_ENDING = "*";
    private static final int SHORTEST_BEGINNING = 3;

    // How much the kinds weigh against the words, by cross-validation on the written posts.
    private static final float KIND = 0.5f;
    private static final float MEETING = 0.5f;

    // So that features of different sorts are different, and different from those of PostFeatures.
    private static final long COUNTED = 1L << 54;
    private static final long PRESENT = 1L << 55;
    private static final long PAIR = 1L << 56;
    private static final long OPENING = 1L << 57;

    private final Map<String, Long> words = new HashMap<>();
    private final Beginnings<Long> beginnings = new Beginnings<>();
    private int kinds;

    private WordClasses() {}

    static WordClasses load() {
        WordClasses classes = new WordClasses();
        for (String line : Resources.lines("word-classes.txt")) {
            String[] fields = line.split(" ", -1);
            for (int i = 1; i < fields.length; i++) {
                classes.add(fields[i], 1L << classes.kinds);
            }
            classes.kinds++;
        }
        return classes;
    }

    private void add(String written, long kind) {
        String word = Phrases.bare(written);
        if (word.endsWith(ANY_ENDING)) {
            String beginning = word.substring(0, word.length() - 1);
            if (beginning.length() < SHORTEST_BEGINNING) {
                throw new IllegalStateException(written + " of word-classes.txt is too short a beginning");
            }
            beginnings.merge(beginning, kind, (one, other) -> one | other);
        } else {
            words.merge(word, kind, (one, other) -> one | other);
        }
    }

    /** Adds how much of each kind a post has, what clauses begin with, and which kinds stand side by side. */
    Features addTo(Features features, Spoken spoken) {
        features.from(Family.WORDS, 0, Math.max(0, spoken.size() - 1));
        int first = features.size();
        int[] counts = new int[kinds];
        long before = 0;
        boolean opening = true;
        for (int at = 0; at < spoken.size(); at++) {
            String word = spoken.words().get(at);
            Word.Spoken known = spoken.known(at);
            long of = known == null ? of(word) : known.kinds();
            for (long left = of; left != 0; left &= left - 1) {
                int kind = Long.numberOfTrailingZeros(left);
                counts[kind]++;
                for (long others = before; others != 0; others &= others - 1) {
                    long pair = PAIR + kind * (long) Long.SIZE + Long.numberOfTrailingZeros(others);
                    features.add(PostFeatures.mixed(pair), 1);
                }
                if (opening) {
                    features.add(PostFeatures.mixed(OPENING + kind), 1);
                }
            }
            opening = word.isEmpty();
            before = of;
        }
        features.scale(first, MEETING);
        for (int kind = 0; kind < kinds; kind++) {
            if (counts[kind] > 0) {
                float much = (float) Math.sqrt(Math.min(4, counts[kind]));
                features.add(PostFeatures.mixed(COUNTED + kind), KIND * much / 2);
                features.add(PostFeatures.mixed(PRESENT + kind), KIND / 2);
            }
        }
        return features;
    }

    /** The bits of a word's kinds, the first line's the lowest. */
    long of(String word) {
        if (word.isEmpty()) {
            return 0;
        }
        long[] of = {words.getOrDefault(word, 0L)};
        beginnings.of(word, kinds -> of[0] |= kinds);
        return of[0];
    }
}
