package io.earshot.text.model;

import java.util.Arrays;

/**
 * Labelled posts to learn from, as their features. Those of all posts lie in one array, as they are walked through
 * hundreds of times.
 */
public final class Examples {
    private final int mask;
    private final int labels;
    private int[] buckets = new int[1 << 20];
    private float[] values = new float[1 << 20];
    private int[] ends = new int[1 << 12];
    private float[][] targets = new float[1 << 12][];
    private float[] weights = new float[1 << 12];
    private int count;

    /**
     * @param bits the model will have 2 to the power of these buckets
     * @param labels how many labels there are
     */
    public Examples(int bits, int labels) {
        mask = (1 << bits) - 1;
        this.labels = labels;
    }

    /** Adds a post that has this label. */
    public void add(Features features, int label, float weight) {
        float[] target = new float[labels];
        target[label] = weight;
        add(features, target);
    }

    /**
     * Adds a post of which another model, or several people, say how probable each label is.
     *
     * @param target how probable each label is, times how much the post weighs
     */
    public void add(Features features, float[] target) {
        int start = end(count - 1);
        int end = start + features.size();
        if (end > buckets.length) {
            int larger = Math.max(end, buckets.length + buckets.length / 2);
            buckets = Arrays.copyOf(buckets, larger);
            values = Arrays.copyOf(values, larger);
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            targets = Arrays.copyOf(targets, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        for (int i = 0; i < features.size(); i++) {
            buckets[start + i] = features.hash(i) & mask;
            values[start + i] = features.value(i);
        }
        ends[count] = end;
        targets[count] = target.clone();
        for (float part : target) {
            weights[count] += part;
        }
        count++;
    }

    public int count() {
        return count;
    }

    int buckets() {
        return mask + 1;
    }

    int labels() {
        return labels;
    }

    int start(int example) {
        return end(example - 1);
    }

    int end(int example) {
        return example < 0 ? 0 : ends[example];
    }

    int bucket(int i) {
        return buckets[i];
    }

    float value(int i) {
        return values[i];
    }

    /** How probable the label is, times {@link #weight}. */
    float target(int example, int label) {
        return targets[example][label];
    }

    float weight(int example) {
        return weights[example];
    }
}
