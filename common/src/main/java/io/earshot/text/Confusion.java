package io.earshot.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each true label was taken for which: the figures that classifiers are compared by. A label without a true
 * example has no recall and counts in no mean.
 */
public final class Confusion {
    private final Map<String, Map<String, Integer>> guessesByTruth = new TreeMap<>();
    private int count;

    public void add(String truth, String guess) {
        guessesByTruth.computeIfAbsent(truth, key -> new TreeMap<>()).merge(guess, 1, Integer::sum);
        count++;
    }

    public int count() {
        return count;
    }

    /** The labels that are true of some example, in alphabetical order. */
    public List<String> labels() {
        return List.copyOf(guessesByTruth.keySet());
    }

    /** For a true label, how often each label was guessed. */
    public Map<String, Integer> guesses(String truth) {
        return guessesByTruth.getOrDefault(truth, Map.of());
    }

    /** How many examples truly have the label. */
    public int count(String label) {
        return guesses(label).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The share of all examples that were guessed right, 0..1. */
    public double accuracy() {
        int right = labels().stream().mapToInt(this::right).sum();
        return ratio(right, count);
    }

    /** The share of the label's examples that were guessed right, 0..1. */
    public double recall(String label) {
        return ratio(right(label), count(label));
    }

    /** The share of the label's guesses that were right, 0..1; 0 where it was never guessed. */
    public double precision(String label) {
        int guessed = labels().stream()
                .mapToInt(truth -> guesses(truth).getOrDefault(label, 0))
                .sum();
        return ratio(right(label), guessed);
    }

    /** The harmonic mean of precision and recall, 0..1. */
    public double f1(String label) {
        double recall = recall(label);
        double precision = precision(label);
        return recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
    }

    /** The mean of the labels' recalls, 0..1: each label weighs the same, however rare it is. */
    public double macroRecall() {
        return labels().stream().mapToDouble(this::recall).average().orElse(0);
    }

    /** The mean of the labels' F1, 0..1. */
    public double macroF1() {
        return labels().stream().mapToDouble(this::f1).average().orElse(0);
    }

    private int right(String label) {
        return guesses(label).getOrDefault(label, 0);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
