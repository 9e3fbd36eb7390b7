package io.earshot.query.foreign;

/** A query of another tool that cannot be read, which that tool would refuse as well. */
final class BadForeignException extends Exception {
    private static final long serialVersionUID = 1;

    final int offset;

    BadForeignException(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }
}
