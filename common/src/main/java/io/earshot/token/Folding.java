package io.earshot.token;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes spellings that a reader takes for the same word the same: Unicode's compatibility form (NFKC) without regard to
 * case. {@code ＡＣＭＥ}, {@code Acme} {@code 𝐚𝐜𝐦𝐞} and {@code ᴀᴄᴍᴇ} fold to {@code acme}, {@code STRASSE} and {@code straße} to
 * {@code strasse}; accents stay.
 */
public final class Folding {
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
    public static String fold(String text) {
        // The old sign for the Afrikaans article 'n reads as the n that the article itself is.
        String plain = LookAlikes.plain(text.replace('\u0149', 'n'));
        String lower = lower(Normalizer.normalize(plain, Normalizer.Form.NFKC));
        String folded = Normalizer.normalize(lower(lower.toUpperCase(Locale.ROOT)), Normalizer.Form.NFKC);
        // A Turkish capital İ that another program made small is an i with a dot above.
        String kept = LookAlikes.plain(withoutBreaks(folded.replace("i\u0307", "i")));
        // A mark may now stand on another letter, which it makes one with.
        return Normalizer.normalize(kept, Normalizer.Form.NFKC);
    }

    /** A folded text without what stands over and under its letters: {@code café} is {@code cafe}. */
    public static String withoutAccents(String folded) {
        StringBuilder bare = new StringBuilder(folded.length());
        Normalizer.normalize(folded, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> !isAccent(c))
                .forEach(bare::appendCodePoint);
        return Normalizer.normalize(strokes(bare.toString()), Normalizer.Form.NFC);
    }

    /** The marks of Latin, Greek and Cyrillic. Those of other scripts are vowels, or make another letter. */
    private static boolean isAccent(int c) {
        return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF);
    }

    /** Letters that have their accent built in. */
    private static String strokes(String text) {
        return text.replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ħ', 'h')
                .replace('ı', 'i');
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
