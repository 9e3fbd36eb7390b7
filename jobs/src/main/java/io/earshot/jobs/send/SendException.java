package io.earshot.jobs.send;

/** Nothing more can be sent; the message says why and what helps. */
public final class SendException extends Exception {
    private static final long serialVersionUID = 1;

    public SendException(String message) {
        super(message);
    }

    public SendException(String message, Throwable cause) {
        super(message, cause);
    }
}
