package io.earshot.text.model;

/** A file that is no model of ours, or a damaged one; the message says what is wrong with it. */
public final class BadModelException extends Exception {
    private static final long serialVersionUID = 1;

    public BadModelException(String message) {
        super(message);
    }

    public BadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
