package io.earshot.text;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether one of two classifiers is better than the other, or only luckier, by what both said of the same posts.
 *
 * @param onlyFirst posts that only the first got right
 * @param onlySecond posts that only the second got right
 * @param p how often luck alone would part them so far or farther if they were equally often right: McNemar's exact test,
 *     two-sided, its mid-p form (Fagerland, Lydersen, Laake 2013), which is not too cautious
 * @param macroRecallGain macro recall of the second less that of the first
 * @param from the lower end of the interval that holds that gain in 95 of 100 samples: paired bootstrap over the posts
 * @param to the upper end
 */
public record PairedTest(int onlyFirst, int onlySecond, double p, double macroRecallGain, double from, double to) {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 42;
    private static final double TAIL = 0.025;

    /** Compares what two classifiers said of the same posts, whose true labels are given. */
    public static PairedTest of(List<String> truth, List<String> first, List<String> second) {
        if (truth.isEmpty() || truth.size() != first.size() || truth.size() != second.size()) {
            throw new IllegalArgumentException("expected as many guesses as labels, and some; found " + truth.size()
                    + " labels, " + first.size() + " and " + second.size() + " guesses");
        }
        List<String> labels = truth.stream().distinct().sorted().toList();
        int[] classes = truth.stream().mapToInt(labels::indexOf).toArray();
        boolean[] firstRight = new boolean[classes.length];
        boolean[] secondRight = new boolean[classes.length];
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < classes.length; i++) {
            firstRight[i] = truth.get(i).equals(first.get(i));
            secondRight[i] = truth.get(i).equals(second.get(i));
            onlyFirst += firstRight[i] && !secondRight[i] ? 1 : 0;
            onlySecond += secondRight[i] && !firstRight[i] ? 1 : 0;
        }
        Sample sample = new Sample(classes, firstRight, secondRight, labels.size());
        double[] gains = sample.resampledGains();
        int tail = (int) (TAIL * RESAMPLES);
        return new PairedTest(
                onlyFirst,
                onlySecond,
                midP(onlyFirst, onlySecond),
                sample.gain(),
                gains[tail],
                gains[RESAMPLES - 1 - tail]);
    }

    /** Whether the interval of the gain leaves out zero. */
    public boolean isClear() {
        return from > 0 || to < 0;
    }

    /** Twice the chance of fewer heads of n coins than the fewer of the two, and once that of just as many. */
    static double midP(int onlyFirst, int onlySecond) {
        int n = onlyFirst + onlySecond;
        int fewer = Math.min(onlyFirst, onlySecond);
        if (onlyFirst == onlySecond) {
            return 1;
        }
        // The probabilities as logarithms, as half to the power of n is soon less than a double can hold.
        double log = -n * Math.log(2);
        double below = 0;
        for (int heads = 0; heads < fewer; heads++) {
            below += Math.exp(log);
            log += Math.log(n - heads) - Math.log(heads + 1);
        }
        return Math.min(1, 2 * below + Math.exp(log));
    }

    /** Who was right on which post, and of which class the post is. */
    private static final class Sample {
        private final int[] classes;
        private final boolean[] firstRight;
        private final boolean[] secondRight;
        private final int labels;

        Sample(int[] classes, boolean[] firstRight, boolean[] secondRight, int labels) {
            this.classes = classes;
            this.firstRight = firstRight;
            this.secondRight = secondRight;
            this.labels = labels;
        }

        double gain() {
            int[] counts = new int[labels];
            int[] gains = new int[labels];
            for (int i = 0; i < classes.length; i++) {
                count(i, counts, gains);
            }
            return gain(counts, gains);
        }

        /** Sorted. */
        double[] resampledGains() {
            SplittableRandom random = new SplittableRandom(SEED);
            double[] resampled = new double[RESAMPLES];
            int[] counts = new int[labels];
            int[] gains = new int[labels];
            for (int resample = 0; resample < RESAMPLES; resample++) {
                Arrays.fill(counts, 0);
                Arrays.fill(gains, 0);
                for (int i = 0; i < classes.length; i++) {
                    count(random.nextInt(classes.length), counts, gains);
                }
                resampled[resample] = gain(counts, gains);
            }
            Arrays.sort(resampled);
            return resampled;
        }

        private void count(int post, int[] counts, int[] gains) {
            int label = classes[post];
            counts[label]++;
            gains[label] += (secondRight[post] ? 1 : 0) - (firstRight[post] ? 1 : 0);
        }

        private static double gain(int[] counts, int[] gains) {
            double sum = 0;
            int seen = 0;
            for (int label = 0; label < counts.length; label++) {
                if (counts[label] > 0) {
                    sum += (double) gains[label] / counts[label];
                    seen++;
                }
            }
            return sum / seen;
        }
    }
}
