package io.earshot.care;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How good an order is. Equal scores share their ranks, so that no luck is in a figure. */
final class Ranks {
    private Ranks() {}

    /** Ranks from 1, the lowest value first; equal values have the mean of theirs. */
    private static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** The chance that a hit scores above a miss, by the rank sum of Mann and Whitney; NaN without either. */
    static double auc(double[] scores, boolean[] hits) {
        double[] ranks = of(scores);
        double sum = 0;
        long count = 0;
        for (int i = 0; i < hits.length; i++) {
            if (hits[i]) {
                sum += ranks[i];
                count++;
            }
        }
        long misses = hits.length - count;
        return (sum - count * (count + 1) / 2.0) / ((double) count * misses);
    }

    /** The correlation of the ranks; NaN where one does not vary. */
    static double spearman(double[] one, double[] other) {
        double[] a = of(one);
        double[] b = of(other);
        double mean = (a.length + 1) / 2.0;
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - mean) * (b[i] - mean);
            ofA += (a[i] - mean) * (a[i] - mean);
            ofB += (b[i] - mean) * (b[i] - mean);
        }
        return both / Math.sqrt(ofA * ofB);
    }

    /** Discounted gain, highest score first, of the most there can be; equal scores share theirs. NaN without a hit. */
    static double ndcg(double[] scores, boolean[] hits) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double gain = 0;
        for (int from = 0; from < sorted.length; ) {
            double score = sorted[sorted.length - 1 - from];
            int to = from;
            double discounts = 0;
            while (to < sorted.length && sorted[sorted.length - 1 - to] == score) {
                discounts += discount(to);
                to++;
            }
            int right = 0;
            for (int i = 0; i < scores.length; i++) {
                right += hits[i] && scores[i] == score ? 1 : 0;
            }
            gain += discounts * right / (to - from);
            from = to;
        }
        return gain / ideal(hits);
    }

    /** The mean of {@link #ndcg} over all orders. */
    static double ndcgByChance(boolean[] hits) {
        return ndcg(new double[hits.length], hits);
    }

    private static double ideal(boolean[] hits) {
        double ideal = 0;
        int place = 0;
        for (boolean hit : hits) {
            if (hit) {
                ideal += discount(place++);
            }
        }
        return ideal == 0 ? Double.NaN : ideal;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }
}
