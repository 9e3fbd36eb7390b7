package io.earshot.jobs.send;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** CSV by RFC 4180, quotes and line breaks within fields included, as rows. */
final class CsvRows implements Rows {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final String name;
    private final Mapping mapping;
    private final Problems problems;
    private final Map<String, Integer> header = new HashMap<>();
    private int width;
    private long line;

    CsvRows(BufferedInputStream in, String name, Mapping mapping, Problems problems) throws IOException, SendException {
        this.name = name;
        this.mapping = mapping;
        this.problems = problems;
        Reader reader = new InputStreamReader(
                in,
                mapping.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        parser = CSVParser.parse(
                reader,
                CSVFormat.RFC4180.builder().setDelimiter(mapping.delimiter()).get());
        records = parser.iterator();
        readHeader();
    }

    private void readHeader() throws IOException, SendException {
        List<String> columns = mapping.header();
        if (columns.isEmpty()) {
            CSVRecord first = record();
            columns = first == null ? List.of() : first.toList();
        }
        List<String> errors = new ArrayList<>();
        for (String column : columns) {
            String plain = width == 0 ? column.replaceFirst("^\uFEFF", "") : column;
            if (header.put(plain, width++) != null && mapping.columns().containsKey(plain)) {
                errors.add(name + ":1: column '" + plain + "' stands twice in the header");
            }
        }
        mapping.columns().forEach((column, place) -> {
            if (!header.containsKey(column)) {
                errors.add(place + ": column '" + column + "' is not in " + name + ", which has "
                        + String.join(", ", header.keySet().stream().sorted().toList()));
            }
        });
        if (!errors.isEmpty()) {
            throw new SendException(String.join("\n", errors));
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (CSVRecord record = record(); record != null; record = record()) {
            if (record.size() == 1 && record.get(0).isEmpty()) {
                continue; // an empty line
            }
            if (record.size() == width) {
                return new CsvRow(header, record);
            }
            problems.add(place(), "has " + record.size() + " columns where the header has " + width);
        }
        return null;
    }

    @Override
    public List<String> columns() {
        return header.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable CSVRecord record() throws IOException {
        line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            String reason = e.getCause() instanceof CharacterCodingException
                    ? "not " + mapping.charset() + " soon after here; `csv: {charset: …}` in the mapping names another"
                    : e.getCause().getMessage();
            throw new IOException("from line " + line + " on: " + reason + "; the rest of the file was not read", e);
        }
    }

    @Override
    public String place() {
        return name + ":" + line;
    }

    private record CsvRow(Map<String, Integer> header, CSVRecord record) implements Row {
        @Override
        public String value(String name) {
            Integer column = header.get(name);
            return column == null ? "" : record.get(column);
        }

        @Override
        public List<String> values(String name) {
            return List.of(value(name));
        }
    }
}
