package io.earshot.text.model;

import java.util.function.IntPredicate;

/** How much the posts of each label weigh, so that rare labels are not passed over. */
public final class Balance {
    private Balance() {}

    /**
     * The weight of a post by its label.
     *
     * @param truth the label of each post
     * @param learned which posts are learned from, by their index
     * @param balance from 0, posts weigh the same, to 1, labels do
     */
    public static double[] weights(int[] truth, IntPredicate learned, int labels, double balance) {
        int[] counts = new int[labels];
        int all = 0;
        for (int i = 0; i < truth.length; i++) {
            if (learned.test(i)) {
                counts[truth[i]]++;
                all++;
            }
        }
        double[] weights = new double[labels];
        for (int label = 0; label < labels; label++) {
            weights[label] = Math.pow((double) all / labels / counts[label], balance);
        }
        return weights;
    }
}
