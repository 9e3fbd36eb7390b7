package io.earshot.number;

/** Ends the reading of a pattern at what is wrong with it. */
final class BadPatternException extends Exception {
    private static final long serialVersionUID = 1;

    private final int offset;

    BadPatternException(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    PatternFault fault() {
        return new PatternFault(offset, String.valueOf(getMessage()));
    }
}
