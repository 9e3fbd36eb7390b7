package io.earshot.text.language;

import io.earshot.text.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

    /** A group has a weight for each of 103 languages at most; so many bits less make no difference to a weight. */
    private static final int COUNT_BITS = 7;

    private static final int MOST = (1 << COUNT_BITS) - 1;

    /** The letters of nearly all words in Latin script, and the space: groups of them have a table, which fits the caches. */
    private static final int PLAIN_LETTERS = 'z' - 'a' + 3;

    /** Where the weights of a group of plain letters begin and how many they are, by its letters as digits. */
    private final int[] plain = new int[PLAIN_LETTERS * PLAIN_LETTERS * PLAIN_LETTERS];

    /** Any group and behind it where its weights begin and how many they are, as both are read together. */
    private final long[] groups;

    /** The weights of one group beside each other, each with its outcome in its last bits. */
    private final int[] weights;

    private LetterModel(long[] groups, int[] weights) {
        this.groups = groups;
        this.weights = weights;
        for (int at = 0; at < groups.length; at += 2) {
            int number = plainNumber(groups[at]);
            if (number > 0) {
                plain[number] = (int) groups[at + 1];
            }
        }
    }

    /** The number of a group in the table; 0 if it has other letters, or is none. */
    private static int plainNumber(long key) {
        int number = 0;
        for (int shift = (LONGEST - 1) * Character.SIZE; shift >= 0; shift -= Character.SIZE) {
            char letter = (char) (key >>> shift);
            int digit = plainDigit(letter);
            if (letter != 0 && digit == 0) {
                return 0;
            }
            number = number * PLAIN_LETTERS + digit;
        }
        return number;
    }

    /** From 1; 0 for other letters. */
    private static int plainDigit(char letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 'a' + 2 : letter == ' ' ? 1 : 0;
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
        Map<Long, Integer> spans = new LinkedHashMap<>();
        int[] weights = new int[1 << 20];
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
                    if (used == weights.length) {
                        weights = Arrays.copyOf(weights, used * 2);
                    }
                    weights[used++] = (Float.floatToIntBits((float) parameters[i]) & ~MOST) | slot;
                }
            }
            if (used > from) {
                spans.put(key(group), from << COUNT_BITS | (used - from));
            }
        }
        long[] groups = new long[Integer.highestOneBit(Math.max(1, spans.size())) * 8];
        spans.forEach((key, span) -> {
            int at = place(groups, key);
            groups[at] = key;
            groups[at + 1] = span;
        });
        return new LetterModel(groups, Arrays.copyOf(weights, used));
    }

    /** Adds the weights of the groups of a word, and of the space behind it, to the scores of the chosen outcomes. */
    void add(String word, float[] scores) {
        int length = word.length() + 1;
        for (int start = 0; start < length; start++) {
            long key = 0;
            int number = 0;
            boolean isPlain = true;
            int end = Math.min(length, start + LONGEST);
            for (int i = start; i < end; i++) {
                char letter = i < word.length() ? word.charAt(i) : ' ';
                int digit = plainDigit(letter);
                isPlain &= digit > 0;
                number = number * PLAIN_LETTERS + digit;
                key = (key << Character.SIZE) | letter;
                int span = isPlain ? plain[number] : (int) groups[place(groups, key) + 1];
                int first = span >>> COUNT_BITS;
                int last = first + (span & MOST);
                for (int j = first; j < last; j++) {
                    int weight = weights[j];
                    scores[weight & MOST] += Float.intBitsToFloat(weight & ~MOST);
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
    private static int place(long[] groups, long key) {
        int mask = groups.length - 2;
        long mixed = key * 0x9e3779b97f4a7c15L;
        int at = (int) (mixed >>> 32) & mask;
        while (groups[at] != 0 && groups[at] != key) {
            at = (at + 2) & mask;
        }
        return at;
    }
}
