package io.earshot.care;

/** An activity record that cannot be used; the message says what was found and what was expected. */
public final class BadActivityException extends Exception {
    private static final long serialVersionUID = 1;

    BadActivityException(String message) {
        super(message);
    }

    BadActivityException(String message, Throwable cause) {
        super(message, cause);
    }
}
