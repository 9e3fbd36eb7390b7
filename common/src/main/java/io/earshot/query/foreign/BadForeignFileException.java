package io.earshot.query.foreign;

/** A file that has no queries of another tool; the message names the file, the place if it is known, and what was expected. */
public final class BadForeignFileException extends Exception {
    private static final long serialVersionUID = 1;

    BadForeignFileException(String message) {
        super(message, null, false, false);
    }
}
