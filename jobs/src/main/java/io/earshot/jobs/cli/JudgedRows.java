package io.earshot.jobs.cli;

import io.earshot.spike.Sensitivity;
import io.earshot.spike.SeriesDetector;
import io.earshot.spike.SeriesDetector.Verdict;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rows of a series, each with what our detector makes of it. */
final class JudgedRows {
    private final SeriesFile series;
    private final SeriesDetector detector;
    private final Duration step;
    private long number = -1;

    /** A row and its verdict. */
    record Judged(SeriesFile.Row row, Verdict verdict) {}

    private JudgedRows(SeriesFile series, Sensitivity sensitivity, Duration step) {
        this.series = series;
        this.step = step;
        detector = new SeriesDetector(sensitivity, step);
    }

    /**
     * @param step the span that each value counts; the usual distance of rows if it is not given
     */
    static JudgedRows of(SeriesFile series, Sensitivity sensitivity, @Nullable Duration step) throws IOException {
        return new JudgedRows(series, sensitivity, step == null ? series.usualDistance() : step);
    }

    /** The span that each value counts. */
    Duration step() {
        return step;
    }

    /** The next row; null at the end. */
    @Nullable
    Judged next() throws IOException {
        SeriesFile.Row row = series.next();
        if (row == null) {
            return null;
        }
        // Rows a little early or late are still the next step; only a gap leaves steps out.
        number = Math.max(number + 1, Math.floorDiv(row.at().getEpochSecond(), step.toSeconds()));
        return new Judged(row, detector.judge(number, row.value()));
    }
}
