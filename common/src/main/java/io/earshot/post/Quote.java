package io.earshot.post;

/** A piece of bad input, made fit to be shown in a message: short, and on one line. */
final class Quote {
    private static final int MOST_CHARACTERS = 60;

    private Quote() {}

    static String of(String piece) {
        boolean cut = piece.length() > MOST_CHARACTERS;
        String part = cut ? piece.substring(0, MOST_CHARACTERS) : piece;
        StringBuilder shown = new StringBuilder(part.length() + 1);
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
        }
        return cut ? shown.append('…').toString() : shown.toString();
    }
}
