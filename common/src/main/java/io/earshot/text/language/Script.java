package io.earshot.text.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts that posts are written in. Where one language owns a script, the script decides. */
public enum Script {
    LATIN(null),
    CYRILLIC(null),
    ARABIC(null),
    DEVANAGARI(null),
    HAN("zh"),
    KANA("ja"),
    HANGUL("ko"),
    THAI("th"),
    GREEK("el"),
    HEBREW("he"),
    ARMENIAN("hy"),
    GEORGIAN("ka"),
    BENGALI("bn"),
    GURMUKHI("pa"),
    GUJARATI("gu"),
    ORIYA("or"),
    TAMIL("ta"),
    TELUGU("te"),
    KANNADA("kn"),
    MALAYALAM("ml"),
    SINHALA("si"),
    LAO("lo"),
    KHMER("km"),
    MYANMAR("my"),
    ETHIOPIC("am"),
    OTHER(null);

    private static final Map<UnicodeScript, Script> BY_UNICODE = byUnicode();

    private static final int LETTERS_A_SIGN = 3;
    private static final int LETTERS_A_SYLLABLE = 2;

    private final @Nullable String onlyLanguage;

    Script(@Nullable String onlyLanguage) {
        this.onlyLanguage = onlyLanguage;
    }

    /** BCP 47 code of the one language that uses the script, null where there are several. */
    @Nullable
    String onlyLanguage() {
        return onlyLanguage;
    }

    /** How many letters of an alphabet say as much as so many of this script. */
    int lettersOf(int signs) {
        return switch (this) {
            case HAN, KANA -> signs * LETTERS_A_SIGN;
            case HANGUL -> signs * LETTERS_A_SYLLABLE;
            default -> signs;
        };
    }

    /** The script of a letter. */
    public static Script of(int letter) {
        if (letter < 0x250) {
            return LATIN;
        }
        return BY_UNICODE.getOrDefault(UnicodeScript.of(letter), OTHER);
    }

    private static Map<UnicodeScript, Script> byUnicode() {
        Map<UnicodeScript, Script> scripts = new EnumMap<>(UnicodeScript.class);
        for (Script script : values()) {
            if (script != KANA && script != OTHER) {
                scripts.put(UnicodeScript.forName(script.name()), script);
            }
        }
        scripts.put(UnicodeScript.HIRAGANA, KANA);
        scripts.put(UnicodeScript.KATAKANA, KANA);
        return scripts;
    }
}
