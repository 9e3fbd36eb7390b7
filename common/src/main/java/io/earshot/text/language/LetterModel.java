package io.earshot.text.language;

import io.earshot.text.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * The weights of OpenNLP's language model for groups of one to three letters, laid out for speed: its own detector
 * builds a string and a map entry for every group and scores 103 languages, which costs 190 µs a post; this scores the
 * chosen outcomes only, from arrays, and a word at a time, so that words can be remembered.
 */
final class LetterModel {
    /** The longest group in the model. */
    static final int LONGEST = 3;

    private final long[] keys;
    private final int[] firsts;
    private final int[] lasts;
    private final byte[] outcomes;
    private final float[] weights;

    private LetterModel(long[] keys, int[] firsts, int[] lasts, byte[] outcomes, float[] weights) {
        this.keys = keys;
        this.firsts = firsts;
        this.lasts = lasts;
        this.outcomes = outcomes;
        this.weights = weights;
    }

    /** OpenNLP's model, from its artifact on the class path. */
    static LanguageDetectorModel openNlp() {
        try {
            return new LanguageDetectorModel(new ByteArrayInputStream(Resources.bytes("/langdetect-183.bin")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param chosen names of the model's outcomes to score; their order is the order of the scores */
    static LetterModel of(LanguageDetectorModel model, List<String> chosen) {
        AbstractModel maxent = (AbstractModel) model.getMaxentModel();
        int[] slots = new int[maxent.getNumOutcomes()];
        Arrays.fill(slots, -1);
        for (int i = 0; i < chosen.size(); i++) {
            int outcome = maxent.getIndex(chosen.get(i));
            if (outcome < 0) {
                throw new IllegalStateException("the language model knows no language " + chosen.get(i));
            }
            slots[outcome] = i;
        }
        @SuppressWarnings("unchecked") // documented by AbstractModel.getDataStructures
        Map<String, Context> predicates = (Map<String, Context>) maxent.getDataStructures()[1];
        int capacity = Integer.highestOneBit(Math.max(1, predicates.size()) * 2) * 2;
        long[] keys = new long[capacity];
        int[] firsts = new int[capacity];
        int[] lasts = new int[capacity];
        byte[] outcomes = new byte[1 << 20];
        float[] weights = new float[1 << 20];
        int used = 0;
        for (Map.Entry<String, Context> predicate : predicates.entrySet()) {
            String group = predicate.getKey();
            if (group.isEmpty() || group.length() > LONGEST) {
                continue;
            }
            int from = used;
            int[] knownTo = predicate.getValue().getOutcomes();
            double[] parameters = predicate.getValue().getParameters();
            for (int i = 0; i < knownTo.length; i++) {
                int slot = slots[knownTo[i]];
                if (slot >= 0) {
                    if (used == outcomes.length) {
                        outcomes = Arrays.copyOf(outcomes, used * 2);
                        weights = Arrays.copyOf(weights, used * 2);
                    }
                    outcomes[used] = (byte) slot;
                    weights[used++] = (float) parameters[i];
                }
            }
            if (used > from) {
                int at = place(keys, key(group));
                keys[at] = key(group);
                firsts[at] = from;
                lasts[at] = used;
            }
        }
        return new LetterModel(keys, firsts, lasts, Arrays.copyOf(outcomes, used), Arrays.copyOf(weights, used));
    }

    /** Adds the weights of the groups of a word, and of the space behind it, to the scores of the chosen outcomes. */
    void add(String word, float[] scores) {
        int length = word.length() + 1;
        for (int start = 0; start < length; start++) {
            long key = 0;
            int end = Math.min(length, start + LONGEST);
            for (int i = start; i < end; i++) {
                key = (key << Character.SIZE) | (i < word.length() ? word.charAt(i) : ' ');
                int at = place(keys, key);
                for (int j = firsts[at]; j < lasts[at]; j++) {
                    scores[outcomes[j]] += weights[j];
                }
            }
        }
    }

    private static long key(String group) {
        long key = 0;
        for (int i = 0; i < group.length(); i++) {
            key = (key << Character.SIZE) | group.charAt(i);
        }
        return key;
    }

    /** Where the key stands, or the free place where it would; no key is 0, which marks a free place. */
    private static int place(long[] table, long key) {
        int mask = table.length - 1;
        long mixed = key * 0x9e3779b97f4a7c15L;
        int at = (int) (mixed >>> 32) & mask;
        while (table[at] != 0 && table[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
