package io.earshot.care;

import io.earshot.json.BadRecordException;

/** An activity record that cannot be used; the message says what was found and what was expected. */
public final class BadActivityException extends BadRecordException {
    private static final long serialVersionUID = 1;

    BadActivityException(String message) {
        super(message);
    }

    BadActivityException(String message, Throwable cause) {
        super(message, cause);
    }
}
