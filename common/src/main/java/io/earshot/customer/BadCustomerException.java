package io.earshot.customer;

import io.earshot.json.BadRecordException;

/** A record of {@code earshot.customers} that cannot be used, and why. */
public final class BadCustomerException extends BadRecordException {
    private static final long serialVersionUID = 1;

    BadCustomerException(String message) {
        super(message);
    }

    BadCustomerException(String message, Throwable cause) {
        super(message, cause);
    }
}
