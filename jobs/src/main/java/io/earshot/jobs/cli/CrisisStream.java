package io.earshot.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Crises mixed into one stream: each file of a folder, by name, begins a while after the one before and goes on at its own
 * pace, by the times in its posts' ids; among them other posts by their own times. Files are those of CrisisLexT26
 * (Olteanu, Vieweg and Castillo, CSCW 2015).
 */
final class CrisisStream {
    private static final Duration APART = Duration.ofHours(12);

    /** An id has the milliseconds since {@link #ID_EPOCH} above its lowest bits. */
    private static final int ID_BITS = 22;

    private static final long ID_EPOCH = 1_288_834_974_657L;
    private static final String ID = "Tweet ID";
    private static final String TEXT = "Tweet Text";
    private static final String RELATED = "Informativeness";

    private final Consumer<String> problems;
    private int bad;

    /**
     * A post of the stream.
     *
     * @param crisis which it is about; null where it is about none
     * @param collected whether it is of a crisis' file, also where it is not about it
     */
    record Item(
            Instant at,
            String text,
            @Nullable String author,
            @Nullable String crisis,
            boolean collected) {}

    /** Reads the fields of a row, or says what was wrong with them. */
    private interface Understand {
        Item item(CSVRecord row);
    }

    CrisisStream(Consumer<String> problems) {
        this.problems = problems;
    }

    /** How many rows were bad, and were left out. */
    int bad() {
        return bad;
    }

    /**
     * The posts in order of time.
     *
     * @param noise CSV with created_at, author and text; null for none
     */
    List<Item> read(Path folder, @Nullable Path noise) throws IOException {
        List<Item> all = new ArrayList<>();
        if (noise != null) {
            all.addAll(rows(noise, List.of("created_at", "author", "text"), CrisisStream::noise));
        }
        Instant begin =
                all.stream().map(Item::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String crisis = file.getFileName().toString().replaceFirst("\\.csv$", "");
            List<Item> items = rows(file, List.of(ID, TEXT, RELATED), row -> item(row, crisis));
            Instant first =
                    items.stream().map(Item::at).min(Comparator.naturalOrder()).orElse(begin);
            Duration later = Duration.between(first, begin);
            for (Item item : items) {
                all.add(new Item(item.at().plus(later), item.text(), null, item.crisis(), true));
            }
            begin = begin.plus(APART);
        }
        all.sort(Comparator.comparing(Item::at));
        return all;
    }

    private static Item noise(CSVRecord row) {
        return new Item(
                OffsetDateTime.parse(row.get("created_at")).toInstant(),
                row.get("text"),
                row.get("author"),
                null,
                false);
    }

    private static Item item(CSVRecord row, String crisis) {
        long id = Long.parseLong(row.get(ID));
        return new Item(
                Instant.ofEpochMilli((id >> ID_BITS) + ID_EPOCH),
                row.get(TEXT),
                null,
                row.get(RELATED).startsWith("Related") ? crisis : null,
                true);
    }

    private List<Item> rows(Path file, List<String> columns, Understand understand) throws IOException {
        List<Item> items = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, UTF_8);
                CSVParser csv = Csv.WITH_HEADER.parse(reader)) {
            if (!csv.getHeaderNames().containsAll(columns)) {
                problem(file, 1, "the header needs the columns " + columns + ", found " + csv.getHeaderNames());
                return items;
            }
            for (CSVRecord row : csv) {
                try {
                    items.add(understand.item(row));
                } catch (DateTimeException | IllegalArgumentException e) {
                    problem(file, csv.getCurrentLineNumber(), String.valueOf(e.getMessage()));
                }
            }
        }
        return items;
    }

    private void problem(Path file, long line, String reason) {
        problems.accept(file + ":" + line + ": " + reason);
        bad++;
    }
}
