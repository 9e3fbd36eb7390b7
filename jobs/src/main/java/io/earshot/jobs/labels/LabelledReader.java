package io.earshot.jobs.labels;

import io.earshot.jobs.send.Problems;
import io.earshot.jobs.send.Row;
import io.earshot.jobs.send.Rows;
import io.earshot.jobs.send.SendException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads files of labelled posts: TSV, CSV or JSON lines. What is wrong with a line is named, and the rest is read. */
public final class LabelledReader {
    private final Layout layout;
    private final Set<String> labels;
    private final Problems problems;
    private long unlabelled;

    /**
     * @param labels those that there may be; empty for any
     * @param problems hears of each bad line
     */
    public LabelledReader(Layout layout, Set<String> labels, Problems problems) {
        this.layout = layout;
        this.labels = new TreeSet<>(labels);
        this.problems = problems;
    }

    /** How many lines had a cell for the label with nothing in it, and were passed over. */
    public long unlabelled() {
        return unlabelled;
    }

    /**
     * The posts of a file, in order.
     *
     * @throws IOException if it does not open or read
     */
    public List<LabelledPost> read(Path file) throws IOException {
        List<LabelledPost> posts = new ArrayList<>();
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Rows rows = rows(file, in);
            Layout.Columns columns = rows.columns().isEmpty() ? null : layout.among(rows.columns());
            for (Row row = rows.next(); row != null; row = rows.next()) {
                add(row, columns == null ? layout.of(row) : columns, rows.place(), posts);
            }
        } catch (Layout.MissingColumnsException e) {
            e.reasons().forEach(reason -> problems.add(file + ":1", reason));
        } catch (SendException e) {
            problems.add(file.toString(), e.getMessage());
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": it is not UTF-8", e);
        }
        return posts;
    }

    private Rows rows(Path file, BufferedInputStream in) throws IOException, SendException {
        return switch (layout.formatOf(file)) {
            case CSV -> Rows.csv(in, file.toString(), layout.columns(), problems);
            case JSON -> Rows.json(in, file.toString(), problems);
            case TSV ->
                new TsvRows(
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())),
                        file.toString(),
                        layout,
                        problems);
        };
    }

    private void add(Row row, Layout.Columns columns, String place, List<LabelledPost> posts) {
        String label = row.value(columns.label()).strip();
        String text = row.value(columns.text());
        if (label.isEmpty()) {
            unlabelled++;
            return;
        }
        if (!labels.isEmpty() && !labels.contains(label)) {
            problems.add(place, "expected one of " + String.join(" ", labels) + "; found " + label);
            return;
        }
        if (text.isBlank()) {
            problems.add(place, "expected a text in " + columns.text() + ", found none");
            return;
        }
        String language = columns.language() == null ? "" : row.value(columns.language());
        posts.add(new LabelledPost(label, text, language.isEmpty() ? null : language));
    }
}
