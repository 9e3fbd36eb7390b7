package io.earshot.text.model;

import java.util.ArrayList;
import java.util.List;

/** Labelled posts for a network to learn from: their pieces in order, and the features of the whole. */
public final class Passages {
    private final List<Passage> passages = new ArrayList<>();

    /**
     * A post.
     *
     * @param words the hash of what each piece says
     * @param classes what each piece is
     * @param wholes the hashes of the features of the whole
     * @param values theirs
     * @param target how probable each label is
     */
    record Passage(int[] words, int[] classes, int[] wholes, float[] values, float[] target, float weight) {}

    /** Adds a post of which a person, several, or another model say how probable each label is. */
    public void add(Features features, float[] probabilities, float weight) {
        int length = features.length();
        int[] words = new int[length];
        int[] classes = new int[length];
        for (int i = 0; i < length; i++) {
            words[i] = features.word(i);
            classes[i] = features.pieceClass(i);
        }
        int first = features.firstOfTheWhole();
        int[] wholes = new int[features.size() - first];
        float[] values = new float[wholes.length];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = features.hash(first + i);
            values[i] = features.value(first + i);
        }
        passages.add(new Passage(words, classes, wholes, values, probabilities.clone(), weight));
    }

    int count() {
        return passages.size();
    }

    Passage get(int i) {
        return passages.get(i);
    }
}
