package io.earshot.text.language;

import io.earshot.text.Resources;
import io.earshot.text.model.Fours;
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

    /** So many groups are added up at once, each weight up to 0.36: OpenNLP's largest. */
    private static final int MOST_GROUPS = 22;

    private static final Fours FOURS = new Fours(MOST_GROUPS, 2048);

    /** The letters of nearly all words in Latin script, and the space: groups of them have a table, which fits the caches. */
    private static final int PLAIN_LETTERS = 'z' - 'a' + 3;

    /** The row of the weights of a group of plain letters, by its letters as digits. */
    private final int[] plain = new int[PLAIN_LETTERS * PLAIN_LETTERS * PLAIN_LETTERS];

    /** Any group and behind it its row, as both are read together. */
    private final long[] groups;

    /** The weights for each outcome, a row a group; the first row, of no group, is empty. */
    private final long[] rows;

    private final int outcomes;
    /** How long a row is. */
    private final int fours;

    private LetterModel(long[] groups, long[] rows, int outcomes) {
        this.groups = groups;
        this.rows = rows;
        this.outcomes = outcomes;
        fours = Fours.longs(outcomes);
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
        int fours = Fours.longs(chosen.size());
        Map<Long, Integer> places = new LinkedHashMap<>();
        long[] rows = new long[fours * (predicates.size() + 1)];
        for (Map.Entry<String, Context> predicate : predicates.entrySet()) {
            String group = predicate.getKey();
            if (group.isEmpty() || group.length() > LONGEST) {
                continue;
            }
            int row = fours * (places.size() + 1);
            boolean isChosen = false;
            int[] knownTo = predicate.getValue().getOutcomes();
            double[] parameters = predicate.getValue().getParameters();
            for (int i = 0; i < knownTo.length; i++) {
                int slot = slots[knownTo[i]];
                if (slot >= 0) {
                    FOURS.add((float) parameters[i], rows, row, slot);
                    isChosen = true;
                }
            }
            if (isChosen) {
                places.put(key(group), row);
            }
        }
        long[] groups = new long[Integer.highestOneBit(Math.max(1, places.size())) * 8];
        places.forEach((key, row) -> {
            int at = place(groups, key);
            groups[at] = key;
            groups[at + 1] = row;
        });
        return new LetterModel(groups, Arrays.copyOf(rows, fours * (places.size() + 1)), chosen.size());
    }

    /** Adds the weights of the groups of a word, and of the space behind it, to the scores of the chosen outcomes. */
    void add(String word, float[] scores) {
        int[] rowsOfWord = rows(word);
        long[] sums = new long[fours];
        for (int first = 0; first < rowsOfWord.length; first += MOST_GROUPS) {
            Arrays.fill(sums, Fours.ZEROS);
            for (int i = first; i < Math.min(rowsOfWord.length, first + MOST_GROUPS); i++) {
                addRow(rowsOfWord[i], sums);
            }
            for (int outcome = 0; outcome < outcomes; outcome++) {
                scores[outcome] += FOURS.number(sums, outcome);
            }
        }
    }

    private void addRow(int row, long[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += rows[row + i];
        }
    }

    /** Where the row of each group of a word begins: found before any is read, as rows are seldom in the processor's caches. */
    private int[] rows(String word) {
        int length = word.length() + 1;
        int[] found = new int[LONGEST * length];
        int count = 0;
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
                int row = isPlain ? plain[number] : (int) groups[place(groups, key) + 1];
                if (row > 0) {
                    found[count++] = row;
                }
            }
        }
        return Arrays.copyOf(found, count);
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
