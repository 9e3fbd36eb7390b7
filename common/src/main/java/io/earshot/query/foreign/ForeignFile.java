package io.earshot.query.foreign;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file with queries of another tool: JSON as its API answers and takes it, CSV with a header, or text.
 *
 * <ul>
 *   <li>JSON: every object with {@code value} (X, PowerTrack), {@code query} or {@code booleanQuery} (Brandwatch) is a
 *       query, wherever it stands, so {@code {"data": […]}}, {@code {"add": […]}}, {@code {"rules": […]}} and a bare list
 *       all do; it is named by {@code tag} or {@code name}.
 *   <li>CSV: told by its header, which has a column {@code query}, {@code value}, {@code rule} or {@code booleanQuery} and
 *       may have one {@code name} or {@code tag}.
 *   <li>Text: a rule of X or PowerTrack a line. Queries of Brandwatch are parted by blank lines; lines that follow one
 *       another are one query where one of them cannot end or begin a query, as within brackets, else a query each.
 * </ul>
 */
public final class ForeignFile {
    private static final Pattern JSON = Pattern.compile("(?s)\\s*(\\{\\s*[\"}]|\\[\\s*[{\"\\]]).*");

    private final Dialect dialect;
    private final String name;
    private final String text;
    private final List<ForeignQuery> queries;

    private ForeignFile(Dialect dialect, String name, String text, List<ForeignQuery> queries) {
        this.dialect = dialect;
        this.name = name;
        this.text = text;
        this.queries = queries;
    }

    /**
     * Reads a file.
     *
     * @param name how messages call it
     * @throws BadForeignFileException if it is no such file, or has no query
     */
    public static ForeignFile read(Dialect dialect, String name, String content) throws BadForeignFileException {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        ForeignFile empty = new ForeignFile(dialect, name, text, List.of());
        List<ForeignQuery> queries;
        try {
            queries = JSON.matcher(text).matches()
                    ? JsonQueries.read(text)
                    : CsvQueries.isCsv(text) ? CsvQueries.read(text) : TextQueries.read(dialect, text);
        } catch (BadForeignException e) {
            throw new BadForeignFileException(
                    name + ":" + empty.lineAndColumn(e.offset) + ": error: " + e.getMessage());
        }
        if (queries.isEmpty()) {
            throw new BadForeignFileException(
                    name + ": error: there is no query in it; expected "
                            + (dialect == Dialect.BRANDWATCH
                                    ? "queries with a blank line between, CSV with a column query, or JSON with \"booleanQuery\""
                                    : "a rule a line, or JSON such as {\"rules\": [{\"value\": \"acme\", \"tag\": \"brand\"}]}"));
        }
        return new ForeignFile(dialect, name, text, queries);
    }

    Dialect dialect() {
        return dialect;
    }

    String name() {
        return name;
    }

    List<ForeignQuery> queries() {
        return queries;
    }

    /** Where in the file this is, as {@code line:column}, both from 1, columns in characters. */
    String lineAndColumn(int index) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return line + ":" + (text.codePointCount(start, index) + 1);
    }
}
