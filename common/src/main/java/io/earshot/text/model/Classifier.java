package io.earshot.text.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A linear model with what it is for and how far to trust it. Its scores are divided by a temperature, found on posts
 * that it did not learn from, so that of a hundred judgements of confidence 0.7 some seventy are right.
 *
 * @param about what it judges, and which version of it this is
 * @param temperature above 0; 1 changes nothing
 * @param phrases what is added to the linear model's scores; null for most
 */
public record Classifier(
        ModelInfo about,
        LinearModel weights,
        double temperature,
        @Nullable PhraseModel phrases) {
    public Classifier {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("expected a temperature above 0, found " + temperature);
        }
    }

    /** A linear model alone. */
    public Classifier(ModelInfo about, LinearModel weights, double temperature) {
        this(about, weights, temperature, null);
    }

    public List<String> labels() {
        return weights.labels();
    }

    /** How probable each label is by the linear model; the sum is 1. */
    public double[] probabilities(Features features) {
        return probabilities(scores(features), temperature);
    }

    private double[] scores(Features features) {
        double[] scores = new double[labels().size()];
        weights.score(features, scores);
        return scores;
    }

    /** The logarithm of how probable each label is by the linear model. */
    public double[] logProbabilities(Features features) {
        double[] scaled = scaled(scores(features), temperature);
        double all = Softmax.logOfSum(scaled);
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] -= all;
        }
        return scaled;
    }

    /** The probabilities that scores stand for at a temperature. */
    public static double[] probabilities(double[] scores, double temperature) {
        double[] probabilities = scaled(scores, temperature);
        Softmax.probabilities(probabilities);
        return probabilities;
    }

    private static double[] scaled(double[] scores, double temperature) {
        double[] scaled = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scaled[i] = scores[i] / temperature;
        }
        return scaled;
    }

    /** The index of the largest; of equals the first. */
    public static int best(double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best;
    }

    /**
     * What moved the judgement towards a label or away from it: a place in the post and a kind of feature.
     *
     * @param family what kind of feature
     * @param firstPiece of the post's pieces, the first that it comes from
     * @param lastPiece the last
     * @param weight what it added to the logarithm of the label's odds
     */
    public record Reason(Family family, int firstPiece, int lastPiece, double weight) {
        private Reason plus(Reason other) {
            return new Reason(family, firstPiece, lastPiece, weight + other.weight());
        }
    }

    /** The reasons for and against a label, the weightiest first; features of one family and place are one reason. */
    public List<Reason> reasons(Features features, int label) {
        Map<Integer, Reason> reasons = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            double weight = weights.part(features, i, label) / temperature;
            Reason part = new Reason(features.family(i), features.firstPiece(i), features.lastPiece(i), weight);
            reasons.merge(features.origin(i), part, Reason::plus);
        }
        return reasons.values().stream()
                .sorted(Comparator.comparingDouble(reason -> -Math.abs(reason.weight())))
                .toList();
    }
}
