package io.earshot.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far something had come at which moment. */
final class Pace {
    private record Moment(long nanos, long done) {}

    private final List<Moment> moments = new ArrayList<>();

    /** Notes that so much is done now. */
    void note(long done) {
        moments.add(new Moment(System.nanoTime(), done));
    }

    /** The least that was done a second in any time as long as the window; NaN where all took less. */
    double slowest(Duration window) {
        double slowest = Double.NaN;
        int first = 0;
        for (Moment last : moments) {
            while (first + 1 < moments.size() && last.nanos - moments.get(first + 1).nanos >= window.toNanos()) {
                first++;
            }
            Moment begin = moments.get(first);
            if (last.nanos - begin.nanos >= window.toNanos()) {
                double rate = (last.done - begin.done) * 1e9 / (last.nanos - begin.nanos);
                slowest = Double.isNaN(slowest) ? rate : Math.min(slowest, rate);
            }
        }
        return slowest;
    }
}
