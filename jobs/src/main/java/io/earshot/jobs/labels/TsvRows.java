package io.earshot.jobs.labels;

import io.earshot.jobs.send.Problems;
import io.earshot.jobs.send.Row;
import io.earshot.jobs.send.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of cells with a tab between them. Quotes mean nothing, as in the public data sets, and the last cell takes the
 * rest of the line, tabs included. Characters that are written out, such as {@code \}{@code u2019}, are resolved.
 */
final class TsvRows implements Rows {
    private static final Pattern WRITTEN_OUT = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private final BufferedReader lines;
    private final String name;
    private final Problems problems;
    private final List<String> columns;

    /** The first line, until it is handed out; null where it was the header. */
    private @Nullable String first;

    private int number;

    TsvRows(BufferedReader lines, String name, Layout layout, Problems problems) throws IOException {
        this.lines = lines;
        this.name = name;
        this.problems = problems;
        String line = read();
        while (line != null && line.isBlank()) {
            line = read();
        }
        List<String> cells = line == null ? List.of() : List.of(line.split("\t", -1));
        boolean named = layout.label() != null && layout.text() != null;
        if (layout.columns().isEmpty() && (named || layout.isHeader(cells))) {
            columns = cells;
        } else {
            columns = layout.headless(cells.size());
            first = line;
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        String line = first != null ? first : read();
        first = null;
        for (; line != null; line = read()) {
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", columns.size()));
            if (cells.size() == columns.size()) {
                return new TsvRow(columns, cells);
            }
            problems.add(
                    place(),
                    "expected " + String.join(", tab, ", columns).replace(" ,", " anything,") + "; found "
                            + (cells.size() == 1 ? "no tab" : cells.size() + " cells"));
        }
        return null;
    }

    @Override
    public String place() {
        return name + ":" + number;
    }

    private @Nullable String read() throws IOException {
        String line = lines.readLine();
        number++;
        return line != null && number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private record TsvRow(List<String> columns, List<String> cells) implements Row {
        @Override
        public String value(String name) {
            int column = columns.indexOf(name);
            return column < 0 ? "" : resolved(cells.get(column));
        }

        @Override
        public List<String> values(String name) {
            return List.of(value(name));
        }
    }

    private static String resolved(String cell) {
        return cell.indexOf('\\') < 0 ? cell : WRITTEN_OUT.matcher(cell).replaceAll(TsvRows::character);
    }

    private static String character(MatchResult code) {
        char c = (char) Integer.parseInt(code.group(1), 16);
        // The two that mean something in a replacement.
        return c == '\\' || c == '$' ? "\\" + c : String.valueOf(c);
    }
}
