package io.earshot.json;

/** A record that cannot be used; the message says what was found and what was expected. */
public class BadRecordException extends Exception {
    private static final long serialVersionUID = 1;

    public BadRecordException(String message) {
        super(message);
    }

    protected BadRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
