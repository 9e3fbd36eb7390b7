package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the queries of a CSV file (RFC 4180) by the names of its columns. */
final class CsvQueries {
    private static final Set<String> TEXTS = Set.of("query", "value", "rule", "booleanquery", "boolean query");
    private static final Set<String> NAMES = Set.of("name", "tag", "query name");

    private final String file;
    private int at;

    private CsvQueries(String file) {
        this.file = file;
    }

    /** Whether its first line is a header of several columns of which one has queries. */
    static boolean isCsv(String file) {
        try {
            List<ForeignQuery> header = new CsvQueries(file).row();
            return header.size() > 1 && column(header, TEXTS) >= 0;
        } catch (BadForeignException e) {
            return false;
        }
    }

    static List<ForeignQuery> read(String file) throws BadForeignException {
        CsvQueries reader = new CsvQueries(file);
        List<ForeignQuery> header = reader.row();
        int text = column(header, TEXTS);
        int name = column(header, NAMES);
        List<ForeignQuery> queries = new ArrayList<>();
        while (reader.at < file.length()) {
            int start = reader.at;
            List<ForeignQuery> cells = reader.row();
            if (cells.size() == 1 && cells.get(0).text().isBlank()) {
                continue;
            }
            if (cells.size() <= text) {
                throw new BadForeignException(
                        start, "expected " + header.size() + " columns as in the header, found " + cells.size());
            }
            Optional<String> called = name < 0 || name >= cells.size()
                    ? Optional.empty()
                    : Optional.of(cells.get(name).text());
            queries.add(cells.get(text).named(called));
        }
        return queries;
    }

    private static int column(List<ForeignQuery> header, Set<String> names) {
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i).text().strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private List<ForeignQuery> row() throws BadForeignException {
        List<ForeignQuery> cells = new ArrayList<>();
        cells.add(cell());
        while (at < file.length() && file.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        if (at < file.length() && file.charAt(at) == '\r') {
            at++;
        }
        if (at < file.length() && file.charAt(at) == '\n') {
            at++;
        } else if (at < file.length()) {
            throw new BadForeignException(at, "expected a comma or the line's end after a cell in quotes");
        }
        return cells;
    }

    private ForeignQuery cell() throws BadForeignException {
        int start = at;
        if (at == file.length() || file.charAt(at) != '"') {
            while (at < file.length() && ",\r\n".indexOf(file.charAt(at)) < 0) {
                at++;
            }
            return ForeignQuery.plain(file, start, at);
        }
        StringBuilder text = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        at++;
        while (at < file.length()) {
            boolean isQuote = file.charAt(at) == '"';
            if (isQuote && (at + 1 == file.length() || file.charAt(at + 1) != '"')) {
                places.add(at++);
                return new ForeignQuery(
                        Optional.empty(),
                        text.toString(),
                        places.stream().mapToInt(Integer::intValue).toArray());
            }
            places.add(at);
            text.append(file.charAt(at));
            at += isQuote ? 2 : 1;
        }
        throw new BadForeignException(start, "this cell's quote is not closed");
    }
}
