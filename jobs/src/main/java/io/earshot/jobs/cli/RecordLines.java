package io.earshot.jobs.cli;

import io.earshot.json.BadRecordException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads records of a topic offline: JSON lines of its contract. A line that is none is named on {@code errors} as
 * {@code file:line: reason}, and the rest is read all the same.
 */
final class RecordLines {
    private RecordLines() {}

    /** Makes a record of a line. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(byte[] line) throws BadRecordException;
    }

    /**
     * Hands on each record of the file, in order.
     *
     * @return how many lines were bad
     */
    static <T> int read(Path file, PrintWriter errors, Parser<T> parser, Consumer<T> records) throws IOException {
        int bad = 0;
        int number = 0;
        // Decoded leniently: bytes that are not UTF-8 spoil their own line only.
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                records.accept(parser.parse(line.getBytes(StandardCharsets.UTF_8)));
            } catch (BadRecordException e) {
                errors.println(file + ":" + number + ": " + e.getMessage());
                bad++;
            }
        }
        return bad;
    }
}
