package io.earshot.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.earshot.spike.SeriesDetector;
import io.earshot.spike.SpikeSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a series of counts in a file, as the trends job would have, row by row and without looking ahead. */
@Command(
        name = "spikes",
        mixinStandardHelpOptions = true,
        description = {
            "A score and a verdict for each row of timestamp,value.",
            "Reads CSV with the header timestamp,value, oldest first: yyyy-MM-dd HH:mm:ss in UTC, or ISO-8601 with an"
                    + " offset; and counts. Writes timestamp,value,score,alert: the score is 0..1 and rises with"
                    + " the surprise, 0.5 being where alerts open; alert is 1 on the row where one opens."
        })
final class SpikesCommand implements Callable<Integer> {
    private static final int MOST_ERRORS = 20;
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The CSV file; standard input without.")
    private @Nullable Path file;

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            description = "The span that each value counts, such as PT5M; by default the usual distance of rows.")
    private @Nullable Duration step;

    /** One row as it was written, and as it is understood. */
    private record Row(String timestamp, String text, Instant at, double value) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        if (step != null && step.toSeconds() < 1) {
            errors.println("--step: at least a second is needed, found " + step);
            return 2;
        }
        List<String> problems = new ArrayList<>();
        List<Row> rows;
        try (Reader reader = open()) {
            rows = read(reader, problems);
        } catch (NoSuchFileException e) {
            errors.println(file + ": there is no such file");
            return 1;
        }
        if (!problems.isEmpty()) {
            problems.stream().limit(MOST_ERRORS).forEach(errors::println);
            if (problems.size() > MOST_ERRORS) {
                errors.println("and " + (problems.size() - MOST_ERRORS) + " more");
            }
            return 1;
        }
        judge(rows, spec.commandLine().getOut());
        return 0;
    }

    private Reader open() throws IOException {
        return file == null
                ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
                : Files.newBufferedReader(file, UTF_8);
    }

    private List<Row> read(Reader reader, List<String> problems) throws IOException {
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser csv = format.parse(reader)) {
            for (String column : List.of("timestamp", "value")) {
                if (!csv.getHeaderMap().containsKey(column)) {
                    problems.add(place(1) + "the header needs a column " + column + ", found " + csv.getHeaderNames());
                }
            }
            if (!problems.isEmpty()) {
                return rows;
            }
            for (CSVRecord record : csv) {
                Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
                Row row = read(record, place(csv.getCurrentLineNumber()), last, problems);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private @Nullable Row read(CSVRecord record, String place, @Nullable Row last, List<String> problems) {
        if (!record.isConsistent()) {
            problems.add(place + "the header has "
                    + record.getParser().getHeaderNames().size() + " columns, this row has " + record.size());
            return null;
        }
        String timestamp = record.get("timestamp");
        String value = record.get("value");
        Instant at;
        double count;
        try {
            at = instant(timestamp);
        } catch (DateTimeException e) {
            problems.add(
                    place + "a time like 2026-11-22 08:15:00 or 2026-11-22T08:15:00Z was expected, found " + timestamp);
            return null;
        }
        try {
            count = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            count = Double.NaN;
        }
        if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
            problems.add(place + "a count of at least 0 was expected, found " + value);
            return null;
        }
        if (last != null && !at.isAfter(last.at())) {
            problems.add(place + "rows must ascend in time, but " + timestamp + " comes after " + last.timestamp());
            return null;
        }
        return new Row(timestamp, value, at, count);
    }

    private String place(long line) {
        return (file == null ? "standard input" : file) + ":" + line + ": ";
    }

    private static Instant instant(String text) {
        return text.length() > 10 && text.charAt(10) == ' '
                ? LocalDateTime.parse(text, PLAIN).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }

    private void judge(List<Row> rows, PrintWriter out) {
        out.println("timestamp,value,score,alert");
        if (rows.isEmpty()) {
            return;
        }
        long seconds = step == null ? usualDistanceSeconds(rows) : step.toSeconds();
        SeriesDetector detector = new SeriesDetector(SpikeSettings.BALANCED, Duration.ofSeconds(seconds));
        long number = -1;
        for (Row row : rows) {
            // Rows a little early or late are still the next step; only a gap leaves steps out.
            number = Math.max(number + 1, Math.floorDiv(row.at().getEpochSecond(), seconds));
            SeriesDetector.Verdict verdict = detector.judge(number, row.value());
            out.printf(
                    Locale.ROOT,
                    "%s,%s,%.4f,%d%n",
                    row.timestamp(),
                    row.text(),
                    verdict.score(),
                    verdict.opens() ? 1 : 0);
        }
        out.flush();
    }

    /** The median distance of rows. */
    private static long usualDistanceSeconds(List<Row> rows) {
        long[] distances = new long[Math.max(1, rows.size() - 1)];
        distances[0] = 60;
        for (int i = 1; i < rows.size(); i++) {
            distances[i - 1] =
                    Duration.between(rows.get(i - 1).at(), rows.get(i).at()).toSeconds();
        }
        Arrays.sort(distances);
        return Math.max(1, distances[distances.length / 2]);
    }
}
