package io.earshot.local;

/** Something that the user can mend: the message says what and how, and is all that is shown. */
final class UserException extends Exception {
    private static final long serialVersionUID = 1;

    UserException(String message) {
        super(message);
    }
}
