package io.earshot.spike;

import io.earshot.spike.NabSeries.Detections;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The score of the Numenta Anomaly Benchmark over several series: 100 is every window detected at its first row and
 * nothing else, 0 is what a detector earns that never speaks.
 */
public final class NabScore {
    private final List<NabSeries> series;

    /** What a false alarm and a missed window weigh, against 1 for a window hit at once. */
    public enum Profile {
        STANDARD(0.11, 1),
        LOW_FALSE_POSITIVES(0.22, 1),
        LOW_FALSE_NEGATIVES(0.11, 2);

        private final double falseAlarm;
        private final double missed;

        Profile(double falseAlarm, double missed) {
            this.falseAlarm = falseAlarm;
            this.missed = missed;
        }
    }

    /**
     * The thresholds that score best.
     *
     * @param threshold the middle of those that do; of several spans of them the highest
     */
    public record Best(double threshold, double score) {}

    public NabScore(List<NabSeries> series) {
        this.series = List.copyOf(series);
    }

    /** The score with one threshold for all series. */
    public double at(double threshold, Profile profile) {
        double raw = 0;
        int windows = 0;
        for (NabSeries one : series) {
            raw += raw(one.at(threshold), profile);
            windows += one.windows();
        }
        return scaled(raw, windows, profile);
    }

    /** The best score that one threshold for all series has. */
    public Best best(Profile profile) {
        TreeSet<Double> thresholds = new TreeSet<>();
        series.forEach(one -> thresholds.addAll(one.thresholds()));
        double best = Double.NEGATIVE_INFINITY;
        double highest = 0;
        double lowest = 0;
        boolean isRun = false;
        for (double threshold : thresholds.descendingSet()) {
            double score = at(threshold, profile);
            if (score > best) {
                best = score;
                highest = threshold;
                isRun = true;
            } else if (score < best) {
                isRun = false;
            }
            if (isRun) {
                Double below = thresholds.lower(threshold);
                lowest = below == null ? threshold : below;
            }
        }
        return new Best((highest + lowest) / 2, best);
    }

    /** The score when each series has the threshold that is best for the others. */
    public double crossValidated(Profile profile) {
        double raw = 0;
        int windows = 0;
        for (int i = 0; i < series.size(); i++) {
            List<NabSeries> others = new ArrayList<>(series);
            NabSeries one = others.remove(i);
            raw += raw(one.at(new NabScore(others).best(profile).threshold()), profile);
            windows += one.windows();
        }
        return scaled(raw, windows, profile);
    }

    private static double raw(Detections detections, Profile profile) {
        return detections.worth() - profile.missed * detections.missed() + profile.falseAlarm * detections.falseWorth();
    }

    private static double scaled(double raw, int windows, Profile profile) {
        double nothing = -profile.missed * windows;
        return windows == 0 ? 0 : 100 * (raw - nothing) / (windows - nothing);
    }
}
