package io.earshot.jobs.cli;

import io.earshot.care.Activity;
import io.earshot.care.BadActivityException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads activity offline: JSON lines of the activity contract. A line that is none is named on {@code errors} as
 * {@code file:line: reason}, and the rest is read all the same.
 */
final class ActivityLines {
    private ActivityLines() {}

    /**
     * Hands on each activity of the file, in order.
     *
     * @return how many lines were bad
     */
    static int read(Path file, PrintWriter errors, Consumer<Activity> activities) throws IOException {
        int bad = 0;
        int number = 0;
        // Decoded leniently: bytes that are not UTF-8 spoil their own line only.
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                activities.accept(Activity.read(null, line.getBytes(StandardCharsets.UTF_8)));
            } catch (BadActivityException e) {
                errors.println(file + ":" + number + ": " + e.getMessage());
                bad++;
            }
        }
        return bad;
    }
}
