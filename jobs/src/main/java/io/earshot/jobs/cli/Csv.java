package io.earshot.jobs.cli;

import org.apache.commons.csv.CSVFormat;

/** How the CSV files look that commands read. */
final class Csv {
    /** With a header; blank lines and blanks around values mean nothing. */
    static final CSVFormat WITH_HEADER = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private Csv() {}
}
