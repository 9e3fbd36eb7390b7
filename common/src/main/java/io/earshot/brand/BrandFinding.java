package io.earshot.brand;

import io.earshot.query.Severity;
import java.util.Locale;

/**
 * What is wrong with a brand book, and where.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param message what was found, what was expected, and the remedy where one is known
 */
public record BrandFinding(String file, int line, int column, Severity severity, String message) {

    /** As compilers write it: {@code file:line:column: error: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
    }
}
