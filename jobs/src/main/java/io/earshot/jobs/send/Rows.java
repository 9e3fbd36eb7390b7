package io.earshot.jobs.send;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a foreign file, one after the other. */
public interface Rows {
    /** The next that can be read, null after the last. */
    @Nullable
    Row next() throws IOException, SendException;

    /** Where the row stands that was read last, as {@code file:line}. */
    String place();

    /** The names of the columns; empty where each row has its own. */
    default List<String> columns() {
        return List.of();
    }

    /**
     * CSV by RFC 4180, in UTF-8.
     *
     * @param header the columns of a file without a header line; empty if it has one
     */
    static Rows csv(BufferedInputStream in, String name, List<String> header, Problems problems)
            throws IOException, SendException {
        Mapping mapping = new Mapping(null, ',', StandardCharsets.UTF_8, header, List.of(), Map.of());
        return new CsvRows(in, name, mapping, problems);
    }

    /** JSON lines; a column is a field, or what a JSON pointer leads to. */
    static Rows json(BufferedInputStream in, String name, Problems problems) {
        return new JsonRows(in, name, problems);
    }
}
