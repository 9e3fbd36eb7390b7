package io.earshot.text.model;

/** Scores as logarithms of odds, and the probabilities that they stand for. */
final class Softmax {
    private Softmax() {}

    /** The logarithm of the sum of the exponentials, whatever their size. */
    static double logOfSum(double[] scores) {
        double most = most(scores);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - most);
        }
        return most + Math.log(sum);
    }

    /** Puts the probabilities in the scores' place. */
    static void probabilities(double[] scores) {
        double most = most(scores);
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }

    private static double most(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        return most;
    }
}
