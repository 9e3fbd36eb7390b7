package io.earshot.spike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A labelled series and somebody's scores of its rows, as the Numenta Anomaly Benchmark looks at them (Lavin and Ahmad,
 * Evaluating Real-time Anomaly Detection Algorithms, ICMLA 2015): what each threshold would have detected.
 */
public final class NabSeries {
    private static final double PROBATION = 0.15;
    private static final int LONGEST_PROBATION = 750;

    /** Beyond three widths after a window a detection is as false as any. */
    private static final double FAR = 3;

    /** What a detection at the very first row of a window is worth, before it is scaled to 1. */
    private static final double BEST = sigmoid(-1);

    private final List<Window> windows;
    private final int scoredRows;
    private final int probation;

    /** What the thresholds down to a score detect: of a threshold in between, that of the next score above it. */
    private final TreeMap<Double, Detections> byThreshold = new TreeMap<>();

    /**
     * A labelled span.
     *
     * @param first its first row, counted from 0
     * @param last its last row
     */
    public record Window(int first, int last) {
        public Window {
            if (first < 0 || last <= first) {
                throw new IllegalArgumentException("a window needs two rows at least, found " + first + " to " + last);
            }
        }

        int width() {
            return last - first + 1;
        }
    }

    /**
     * What a threshold detects.
     *
     * @param worth what the windows that were hit have earned, 0..1 each
     * @param missed windows without a detection
     * @param falseWorth what all detections outside windows cost, −1..0 each
     * @param falseAlarms how many those are
     * @param delays rows from each hit window's first to its first detection
     */
    public record Detections(double worth, int missed, double falseWorth, int falseAlarms, List<Integer> delays) {}

    /**
     * @param windows in order, and apart from each other
     * @param scores one a row; a row is detected by thresholds up to its score
     */
    public NabSeries(List<Window> windows, double[] scores) {
        this.windows = List.copyOf(windows);
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).last() >= scores.length
                    || (i > 0 && windows.get(i).first() <= windows.get(i - 1).last())) {
                throw new IllegalArgumentException("windows must ascend within " + scores.length + " rows: " + windows);
            }
        }
        probation = Math.min((int) (PROBATION * scores.length), LONGEST_PROBATION);
        scoredRows = scores.length - probation;
        sweep(scores);
    }

    /** Number of windows. */
    public int windows() {
        return windows.size();
    }

    /** Rows after the probation, in which detections count. */
    public int scoredRows() {
        return scoredRows;
    }

    /** The distinct scores, ascending: no other thresholds differ. */
    List<Double> thresholds() {
        return new ArrayList<>(byThreshold.keySet());
    }

    /** What is detected by rows of a score of at least a threshold. */
    public Detections at(double threshold) {
        var entry = byThreshold.ceilingEntry(threshold);
        return entry == null ? new Detections(0, windows.size(), 0, 0, List.of()) : entry.getValue();
    }

    private void sweep(double[] scores) {
        int[] rows = IntStream.range(probation, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] firstHit = new int[windows.size()];
        Arrays.fill(firstHit, -1);
        double falseWorth = 0;
        int falseAlarms = 0;
        for (int i = 0; i < rows.length; i++) {
            int window = windowOf(rows[i]);
            if (window < 0) {
                falseWorth += falseWorth(rows[i]);
                falseAlarms++;
            } else if (firstHit[window] < 0 || rows[i] < firstHit[window]) {
                firstHit[window] = rows[i];
            }
            if (i + 1 == rows.length || scores[rows[i + 1]] != scores[rows[i]]) {
                byThreshold.put(scores[rows[i]], detections(firstHit, falseWorth, falseAlarms));
            }
        }
    }

    private Detections detections(int[] firstHit, double falseWorth, int falseAlarms) {
        double worth = 0;
        int missed = 0;
        List<Integer> delays = new ArrayList<>();
        for (int i = 0; i < firstHit.length; i++) {
            if (firstHit[i] < 0) {
                missed++;
            } else {
                Window window = windows.get(i);
                worth += sigmoid(-(double) (window.last() - firstHit[i] + 1) / window.width()) / BEST;
                delays.add(firstHit[i] - window.first());
            }
        }
        return new Detections(worth, missed, falseWorth, falseAlarms, List.copyOf(delays));
    }

    private int windowOf(int row) {
        for (int i = 0; i < windows.size(); i++) {
            if (row >= windows.get(i).first() && row <= windows.get(i).last()) {
                return i;
            }
        }
        return -1;
    }

    private double falseWorth(int row) {
        Window before = null;
        for (Window window : windows) {
            if (window.last() < row) {
                before = window;
            }
        }
        if (before == null) {
            return -1;
        }
        double distance = (double) (row - before.last()) / (before.width() - 1);
        return distance > FAR ? -1 : sigmoid(distance);
    }

    private static double sigmoid(double y) {
        return 2 / (1 + Math.exp(5 * y)) - 1;
    }
}
