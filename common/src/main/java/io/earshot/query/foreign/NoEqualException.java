package io.earshot.query.foreign;

/** Our language has nothing that means the same; the message says why, in words for the user. */
final class NoEqualException extends Exception {
    private static final long serialVersionUID = 1;

    NoEqualException(String message) {
        super(message, null, false, false);
    }
}
