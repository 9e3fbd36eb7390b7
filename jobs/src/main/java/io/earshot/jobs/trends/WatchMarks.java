package io.earshot.jobs.trends;

import io.earshot.brand.AlertOptions;

/**
 * What is kept of a brand under watch beside the watch itself. All times are milliseconds since 1970.
 *
 * @param options what the brand wanted when it was kept
 * @param forgetAtMillis when the one timer that forgets the brand fires, in event time
 * @param minuteAtMillis when the last timer that ends a minute fires, in event time
 * @param tickAtMillis when the one timer that looks at the wall's clock fires, by it
 * @param heardAtMillis when the last mention came, by the wall's clock
 * @param wholeBytes how large the watch was when it was last written whole
 * @param since how many inputs were kept since then
 */
public record WatchMarks(
        AlertOptions options,
        long forgetAtMillis,
        long minuteAtMillis,
        long tickAtMillis,
        long heardAtMillis,
        int wholeBytes,
        int since) {}
