package io.earshot.customer;

/** A record of {@code earshot.customers} that cannot be used, and why. */
public final class BadCustomerException extends Exception {
    private static final long serialVersionUID = 1;

    BadCustomerException(String message) {
        super(message);
    }

    BadCustomerException(String message, Throwable cause) {
        super(message, cause);
    }
}
