package io.earshot.jobs.send;

/** A row that makes no post; the message says which field and why. */
final class RowException extends Exception {
    private static final long serialVersionUID = 1;

    RowException(String message) {
        super(message);
    }
}
