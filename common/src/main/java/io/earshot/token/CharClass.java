package io.earshot.token;

import java.lang.Character.UnicodeScript;

/** What a character is to the tokenizer. */
public final class CharClass {
    /** Space, punctuation, symbols: ends a token and is none. */
    public static final byte BREAK = 0;

    public static final byte LETTER = 1;
    public static final byte DIGIT = 2;
    /** Combines with the character before it. */
    public static final byte MARK = 3;
    /** Shows nothing: zero-width, soft hyphen, direction marks, variation selectors. */
    public static final byte IGNORABLE = 4;
    /** Of a script that is written without spaces: each character is a token of its own. */
    public static final byte SINGLE = 5;

    public static final byte EMOJI = 6;
    public static final byte APOSTROPHE = 7;
    public static final byte HASH = 8;
    public static final byte AT = 9;
    public static final byte DOLLAR = 10;
    public static final byte UNDERSCORE = 11;
    /** Stays inside a number: {@code 9.99}, {@code 1,000}. */
    public static final byte POINT = 12;
    /** Half of a code point beyond the basic plane. */
    public static final byte SURROGATE = 13;

    public static final int ZERO_WIDTH_JOINER = 0x200D;
    /** Says that the character before it is to be shown as a picture. */
    public static final int EMOJI_STYLE = 0xFE0F;

    private static final byte[] BASIC = new byte[1 << 16];

    static {
        for (int c = 0; c < BASIC.length; c++) {
            BASIC[c] = Character.isSurrogate((char) c) ? SURROGATE : classify(c);
        }
    }

    private CharClass() {}

    /** The class of a UTF-16 unit. */
    public static byte of(char unit) {
        return BASIC[unit];
    }

    /** The class of a code point. */
    public static byte of(int codePoint) {
        return codePoint < BASIC.length ? BASIC[codePoint] : classify(codePoint);
    }

    public static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    /** Two of these make a flag. */
    public static boolean isRegionalIndicator(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    /** Joins the character before it to one written sign, though it is no mark: Korean vowels and finals. */
    public static boolean joins(int codePoint) {
        return codePoint >= 0x1161 && codePoint <= 0x11FF;
    }

    private static byte classify(int c) {
        return switch (c) {
            case '\'', '`', 0x2019, 0x2018, 0x02BC, 0xFF07, 0x00B4 -> APOSTROPHE;
            case '#', 0xFF03 -> HASH;
            case '@', 0xFF20 -> AT;
            case '$', 0xFF04 -> DOLLAR;
            case '_', 0xFF3F -> UNDERSCORE;
            case '.', ',' -> POINT;
            // The iota below a Greek letter, below none: a space with a mark on it.
            case 0x037A -> BREAK;
            // The voicing of narrow kana.
            case 0xFF9E, 0xFF9F -> MARK;
            default -> classifyByKind(c);
        };
    }

    private static byte classifyByKind(int c) {
        if (isIgnorable(c)) {
            return IGNORABLE;
        }
        if (isSingle(c)) {
            return SINGLE;
        }
        if (LookAlikes.isSquared(c)) {
            return LETTER;
        }
        if (isEmoji(c)) {
            return EMOJI;
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER -> LETTER;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            // Circled and bracketed letters are symbols to Unicode and letters to who reads them.
            default -> c >= 0x249C && c <= 0x24E9 ? LETTER : BREAK;
        };
    }

    private static boolean isIgnorable(int c) {
        return switch (c) {
            // Soft hyphen, grapheme joiner, Arabic stretching stroke, Korean fillers, enclosing keycap.
            case 0x00AD, 0x034F, 0x0640, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x20E3, 0xFEFF -> true;
            default ->
                isOverlay(c)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || (c >= 0x180B && c <= 0x180F)
                        || (c >= 0xE0000 && c <= 0xE0FFF)
                        || isLoneArabicMark(c)
                        || Character.getType(c) == Character.FORMAT;
        };
    }

    /** Strikes a letter through, underlines or frames it, and makes no other letter of it. */
    public static boolean isOverlay(int c) {
        return switch (c) {
            case 0x0305, 0x0332, 0x0333, 0x033F, 0x20D2, 0x20D3, 0x20E5, 0x20E6, 0x20EA, 0x20EB -> true;
            default -> (c >= 0x0334 && c <= 0x0338) || (c >= 0x20D8 && c <= 0x20DA) || (c >= 0x20DD && c <= 0x20E4);
        };
    }

    /** Vowel marks that stand by themselves, letters to Unicode though they are none. */
    private static boolean isLoneArabicMark(int c) {
        return (c >= 0xFC5E && c <= 0xFC63) || (c >= 0xFCF2 && c <= 0xFCF4) || (c >= 0xFE70 && c <= 0xFE7F);
    }

    private static boolean isSingle(int c) {
        if (c < 0x0E00) {
            return false;
        }
        if (c == 0x30FC || c == 0xFF70 || joins(c)) {
            return true;
        }
        if (!Character.isLetter(c) && Character.getType(c) != Character.LETTER_NUMBER) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Pictures, by the blocks that hold them: the JDK's own table knows none that are newer than itself. */
    private static boolean isEmoji(int c) {
        if (c < 0x203C) {
            return false;
        }
        if (c >= 0x1F000 && c <= 0x1FAFF) {
            int type = Character.getType(c);
            return type == Character.OTHER_SYMBOL || type == Character.UNASSIGNED || type == Character.MODIFIER_SYMBOL;
        }
        if (c >= 0x2600 && c <= 0x27BF) {
            return Character.getType(c) == Character.OTHER_SYMBOL;
        }
        return switch (c) {
            case 0x203C, 0x2049, 0x21A9, 0x21AA, 0x231A, 0x231B, 0x2328, 0x23CF -> true;
            case 0x25AA, 0x25AB, 0x25B6, 0x25C0, 0x2934, 0x2935, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55 -> true;
            case 0x3030, 0x303D, 0x3297, 0x3299 -> true;
            default ->
                (c >= 0x2194 && c <= 0x2199)
                        || (c >= 0x23E9 && c <= 0x23FA)
                        || (c >= 0x25FB && c <= 0x25FE)
                        || (c >= 0x2B05 && c <= 0x2B07);
        };
    }
}
