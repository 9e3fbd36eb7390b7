package io.earshot.jobs.labels;

import io.earshot.jobs.send.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file of labelled posts what is: by default a column with the name of what is judged, or {@code label}, and
 * {@code text}. Lines of TSV need no header: then they are label, tab, text; where the language is judged, language, tab,
 * anything, tab, text.
 *
 * @param format null to go by the file's name
 * @param columns the columns of a file without a header, in order; empty if its first line may be one
 * @param label null for the kind, or {@code label}
 * @param text null for {@code text}
 * @param language null for {@code language}, if there is one
 * @param kind what is judged: {@code sentiment} …
 */
public record Layout(
        @Nullable Format format,
        List<String> columns,
        @Nullable String label,
        @Nullable String text,
        @Nullable String language,
        String kind) {

    /** What a file consists of. */
    public enum Format {
        TSV,
        CSV,
        JSON
    }

    /** The defaults for a kind of judgement. */
    public static Layout of(String kind) {
        return new Layout(null, List.of(), null, null, null, kind);
    }

    /** The columns that a file was found to have; of {@code language} null if there is none. */
    record Columns(String label, String text, @Nullable String language) {}

    /** What a file is by its name, where nobody said so. */
    Format formatOf(Path file) {
        if (format != null) {
            return format;
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Format.CSV;
        }
        boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
        return json ? Format.JSON : Format.TSV;
    }

    /** Whether the first line of a file is a header: it names the text, and the label. */
    boolean isHeader(List<String> cells) {
        return cells.contains(textName()) && labelNames().stream().anyMatch(cells::contains);
    }

    /** The columns of lines of TSV without a header. */
    List<String> headless(int cells) {
        if (!columns.isEmpty()) {
            return columns;
        }
        String labelName = label == null ? labelNames().get(0) : label;
        boolean withMore = labelName.equals(languageName()) && cells > 2;
        return withMore ? List.of(labelName, "", textName()) : List.of(labelName, textName());
    }

    private String textName() {
        return text == null ? "text" : text;
    }

    private List<String> labelNames() {
        return label == null ? List.of(kind, "label") : List.of(label);
    }

    private String languageName() {
        return language == null ? "language" : language;
    }

    /**
     * Which of these columns is what.
     *
     * @param present the file's columns
     * @throws MissingColumnsException naming each that is missing and what would help
     */
    Columns among(List<String> present) throws MissingColumnsException {
        List<String> missing = new ArrayList<>();
        String labelColumn =
                labelNames().stream().filter(present::contains).findFirst().orElse(null);
        if (labelColumn == null) {
            missing.add("expected a column " + labelNames().stream().distinct().collect(Collectors.joining(" or "))
                    + (label == null ? ", or another that --label names" : ", as --label says"));
        }
        if (!present.contains(textName())) {
            missing.add("expected a column " + textName()
                    + (text == null ? ", or another that --text names" : ", as --text says"));
        }
        if (language != null && !present.contains(language)) {
            missing.add("expected a column " + language + ", as --language-column says");
        }
        if (labelColumn == null || !missing.isEmpty()) {
            throw new MissingColumnsException(missing.stream()
                    .map(what -> what + "; found " + String.join(", ", present))
                    .toList());
        }
        String languageColumn = present.contains(languageName()) ? languageName() : null;
        // What is judged may be the language itself.
        return new Columns(labelColumn, textName(), labelColumn.equals(languageColumn) ? null : languageColumn);
    }

    /** Which fields of a JSON object are what. */
    Columns of(Row row) {
        String labelField = labelNames().stream()
                .filter(name -> !row.value(name).isEmpty())
                .findFirst()
                .orElse(labelNames().get(0));
        return new Columns(labelField, textName(), labelField.equals(languageName()) ? null : languageName());
    }

    /** A file lacks columns; each reason is a line for people. */
    static final class MissingColumnsException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient List<String> reasons;

        MissingColumnsException(List<String> reasons) {
            super(String.join("\n", reasons));
            this.reasons = reasons;
        }

        List<String> reasons() {
            return reasons;
        }
    }
}
