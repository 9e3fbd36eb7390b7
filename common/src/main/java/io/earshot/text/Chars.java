package io.earshot.text;

/** Questions about single characters that the readers of texts share. */
public final class Chars {
    private Chars() {}

    public static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A decimal digit of any script. */
    public static boolean isDigit(char c) {
        return c <= 0x7f ? isAsciiDigit(c) : Character.isDigit(c);
    }

    public static boolean isLetterOrDigit(char c) {
        return c <= 0x7f ? isAsciiLetter(c) || isAsciiDigit(c) : Character.isLetterOrDigit(c);
    }

    /** A space that does not end a line, of any width. */
    public static boolean isBlank(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || (c >= '\u2000' && c <= '\u200a');
    }

    public static boolean isDash(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    }

    /** Whether a word or number of the text goes on across the place. */
    public static boolean isInsideWord(String text, int at) {
        return at > 0 && at < text.length() && isWordPart(text.charAt(at - 1)) && isWordPart(text.charAt(at));
    }

    private static boolean isWordPart(char c) {
        return c == '_' || isLetterOrDigit(c);
    }
}
