package io.earshot.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of counts, read row by row: {@code timestamp,value}, oldest first, and perhaps {@code score}. A bad row is
 * named with its place and left out. Only the first rows are held, to see how far apart rows are.
 */
final class SeriesFile implements Closeable {
    /** Enough to see the usual distance of rows. */
    private static final int MOST_HELD = 1_000;

    private static final int MOST_PROBLEMS = 20;
    private static final int DATE_LENGTH = 10;
    private static final DateTimeFormatter PLAIN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private final String name;
    private final Consumer<String> problems;
    private final CSVParser csv;
    private final Iterator<CSVRecord> records;
    private final boolean hasColumns;
    private final Deque<Row> held = new ArrayDeque<>();
    private @Nullable Row last;
    private int bad;

    /**
     * A row as it was written, and as it is understood.
     *
     * @param score what somebody's detector says, 0 without such a column
     */
    record Row(String timestamp, String text, Instant at, double value, double score) {}

    private SeriesFile(Reader reader, String name, Consumer<String> problems) throws IOException {
        this.name = name;
        this.problems = problems;
        csv = Csv.WITH_HEADER.parse(reader);
        records = csv.iterator();
        Map<String, Integer> columns = csv.getHeaderMap();
        for (String column : List.of("timestamp", "value")) {
            if (columns == null || !columns.containsKey(column)) {
                problem(1, "the header needs a column " + column + ", found " + csv.getHeaderNames());
            }
        }
        hasColumns = bad == 0;
    }

    /** Opens a file, or standard input if there is none. What is wrong is told as it is found, the first of it. */
    static SeriesFile open(@Nullable Path file, Consumer<String> problems) throws IOException {
        Reader reader = file == null
                ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
                : Files.newBufferedReader(file, UTF_8);
        return new SeriesFile(reader, file == null ? "standard input" : file.toString(), problems);
    }

    /** Whether there is a column {@code score}. */
    boolean hasScores() {
        return hasColumns && csv.getHeaderMap().containsKey("score");
    }

    /** How many things were wrong so far. */
    int bad() {
        return bad;
    }

    /** The median distance of the first rows; a minute if there are none to tell. Before the first row is taken. */
    Duration usualDistance() throws IOException {
        while (held.size() < MOST_HELD) {
            Row row = read();
            if (row == null) {
                break;
            }
            held.add(row);
        }
        if (held.size() < 2) {
            return Duration.ofMinutes(1);
        }
        long[] seconds = new long[held.size() - 1];
        Row before = null;
        int i = 0;
        for (Row row : held) {
            if (before != null) {
                seconds[i++] = Duration.between(before.at(), row.at()).toSeconds();
            }
            before = row;
        }
        Arrays.sort(seconds);
        return Duration.ofSeconds(Math.max(1, seconds[seconds.length / 2]));
    }

    /** The next good row; null at the end. */
    @Nullable
    Row next() throws IOException {
        return held.isEmpty() ? read() : held.remove();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private @Nullable Row read() throws IOException {
        try {
            while (hasColumns && records.hasNext()) {
                Row row = understand(records.next(), csv.getCurrentLineNumber());
                if (row != null) {
                    last = row;
                    return row;
                }
            }
        } catch (UncheckedIOException e) {
            // What the CSV itself is not: a quote that does not end, say. Nothing after it can be told apart.
            problem(csv.getCurrentLineNumber(), String.valueOf(e.getCause().getMessage()));
        }
        if (bad > MOST_PROBLEMS) {
            problems.accept("and " + (bad - MOST_PROBLEMS) + " more");
            bad = MOST_PROBLEMS;
        }
        return null;
    }

    private @Nullable Row understand(CSVRecord record, long line) {
        if (!record.isConsistent()) {
            problem(line, "the header has " + csv.getHeaderNames().size() + " columns, this row has " + record.size());
            return null;
        }
        String timestamp = record.get("timestamp");
        String value = record.get("value");
        Instant at;
        try {
            at = instant(timestamp);
        } catch (DateTimeException e) {
            problem(line, "a time like 2026-11-22 08:15:00 or 2026-11-22T08:15:00Z was expected, found " + timestamp);
            return null;
        }
        double count = number(value);
        if (!(count >= 0)) {
            problem(line, "a count of at least 0 was expected, found " + value);
            return null;
        }
        if (last != null && !at.isAfter(last.at())) {
            problem(line, "rows must ascend in time, but " + timestamp + " comes after " + last.timestamp());
            return null;
        }
        double score = hasScores() ? number(record.get("score")) : 0;
        if (Double.isNaN(score)) {
            problem(line, "a score, a number, was expected, found " + record.get("score"));
            return null;
        }
        return new Row(timestamp, value, at, count, score);
    }

    private void problem(long line, String message) {
        if (++bad <= MOST_PROBLEMS) {
            problems.accept(name + ":" + line + ": " + message);
        }
    }

    /** Not a number for what is none, or is infinite. */
    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * A time as people write it: with a blank in UTC, with a T and an offset.
     *
     * @throws DateTimeException if it is neither
     */
    static Instant instant(String text) {
        return text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
                ? LocalDateTime.parse(text, PLAIN).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).toInstant();
    }
}
