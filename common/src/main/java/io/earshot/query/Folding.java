package io.earshot.query;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes spellings that a reader takes for the same word the same: Unicode's compatibility form (NFKC) without regard to
 * case. {@code ＡＣＭＥ}, {@code Acme} and {@code 𝐚𝐜𝐦𝐞} fold to {@code acme}, {@code STRASSE} and {@code straße} to
 * {@code strasse}; accents stay.
 */
final class Folding {
    private static final char[] SIMPLE = new char[1 << 16];

    static {
        for (int c = 0; c < SIMPLE.length; c++) {
            byte type = CharClass.of((char) c);
            if (type == CharClass.LETTER || type == CharClass.DIGIT) {
                String folded =
                        c < 128 ? String.valueOf(Character.toLowerCase((char) c)) : fold(String.valueOf((char) c));
                SIMPLE[c] = folded.length() == 1 ? folded.charAt(0) : 0;
            }
        }
    }

    private Folding() {}

    /** The letter or digit that this letter or digit folds to on its own; 0 for all else, and where it takes more. */
    static char simple(char unit) {
        return SIMPLE[unit];
    }

    /** The folded text. Folding it again changes nothing. */
    static String fold(String text) {
        // The old sign for the Afrikaans article 'n reads as the n that the article itself is.
        String lower = lower(Normalizer.normalize(text.replace('\u0149', 'n'), Normalizer.Form.NFKC));
        String folded = Normalizer.normalize(lower(lower.toUpperCase(Locale.ROOT)), Normalizer.Form.NFKC);
        // A Turkish capital İ that another program made small is an i with a dot above.
        String kept = withoutBreaks(folded.replace("i\u0307", "i"));
        // A mark may now stand on another letter, which it makes one with.
        return Normalizer.normalize(kept, Normalizer.Form.NFKC);
    }

    /** Some signs of Arabic are whole sentences with their spaces. */
    private static String withoutBreaks(String text) {
        if (text.chars().noneMatch(c -> isBreak((char) c))) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !isBreak((char) c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static boolean isBreak(char c) {
        byte type = CharClass.of(c);
        return type == CharClass.BREAK || type == CharClass.IGNORABLE;
    }

    /** Each code point by itself, so that a sigma stays the same at the end of a word. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }
}
