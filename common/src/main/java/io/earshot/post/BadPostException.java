package io.earshot.post;

/**
 * A record that is no post. Its message is one sentence a person can act on, and becomes the reason of a dead letter.
 * It carries no stack trace: a flood of bad records costs no more than a flood of good ones, and the message tells all.
 */
public final class BadPostException extends Exception {
    private static final long serialVersionUID = 1;

    public BadPostException(String message) {
        super(message, null, false, false);
    }
}
