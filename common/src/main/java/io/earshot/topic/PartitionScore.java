package io.earshot.topic;

import java.util.Map;
import java.util.TreeMap;

/**
 * How well groups that were found agree with the labels that people gave, by the entropies of both (Rosenberg and
 * Hirschberg, V-measure, EMNLP 2007; Strehl and Ghosh, JMLR 2002, section 4.1, for the geometric mean).
 */
public final class PartitionScore {
    private final Map<String, Long> labels = new TreeMap<>();
    private final Map<String, Long> groups = new TreeMap<>();
    private final Map<String, Map<String, Long>> labelsOfGroup = new TreeMap<>();
    private long items;

    /** Counts an item that people gave a label, and that was put in a group. */
    public void add(String label, String group) {
        items++;
        labels.merge(label, 1L, Long::sum);
        groups.merge(group, 1L, Long::sum);
        labelsOfGroup.computeIfAbsent(group, key -> new TreeMap<>()).merge(label, 1L, Long::sum);
    }

    public int labels() {
        return labels.size();
    }

    public int groups() {
        return groups.size();
    }

    /** Mutual information by the mean of both entropies, 0..1: the harmonic mean of homogeneity and completeness. */
    public double nmi() {
        double sum = entropy(labels.values()) + entropy(groups.values());
        return sum == 0 ? 1 : 2 * mutualInformation() / sum;
    }

    /** Mutual information by the geometric mean of both entropies, 0..1. */
    public double geometricNmi() {
        double product = entropy(labels.values()) * entropy(groups.values());
        return product == 0 ? nmi() : mutualInformation() / Math.sqrt(product);
    }

    /** Whether a group has one label alone, 0..1. */
    public double homogeneity() {
        double entropy = entropy(labels.values());
        return entropy == 0 ? 1 : mutualInformation() / entropy;
    }

    /** Whether all of a label are in one group, 0..1. */
    public double completeness() {
        double entropy = entropy(groups.values());
        return entropy == 0 ? 1 : mutualInformation() / entropy;
    }

    /** The share of items whose label is the most frequent one of their group, 0..1. */
    public double purity() {
        double right = 0;
        for (Map<String, Long> group : labelsOfGroup.values()) {
            right += group.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
        return items == 0 ? 1 : right / items;
    }

    private double mutualInformation() {
        double joint = 0;
        for (Map<String, Long> group : labelsOfGroup.values()) {
            joint += entropy(group.values());
        }
        // No less than 0, but for what rounding leaves.
        return Math.max(0, entropy(labels.values()) + entropy(groups.values()) - joint);
    }

    /** Σ −p·ln p, p being the share of all items. */
    private double entropy(Iterable<Long> counts) {
        double sum = 0;
        for (long count : counts) {
            double share = (double) count / items;
            sum -= share * Math.log(share);
        }
        return sum;
    }
}
