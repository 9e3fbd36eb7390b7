package io.earshot.jobs.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search of one panel found.
 *
 * @param rows buckets of a chart, rows of a table or documents of a list
 * @param empty the columns that have no value in any row
 * @param error why Elasticsearch refused the search; null where it did not
 */
public record Finding(
        String dashboard,
        String panel,
        long rows,
        List<String> empty,
        @Nullable String error) {
    /** Whether a reader would see something in every part of the panel. */
    public boolean hasData() {
        return error == null && rows > 0 && empty.isEmpty();
    }

    /** One line of a report. */
    public String line() {
        String line = "%-10s %-32s ".formatted(dashboard, panel);
        if (error != null) {
            return line + "FAILED: " + error;
        }
        line += rows == 0 ? "no data" : rows == 1 ? "1 row" : "%,d rows".formatted(rows);
        return empty.isEmpty() ? line : line + ", but nothing in " + String.join(", ", empty);
    }
}
