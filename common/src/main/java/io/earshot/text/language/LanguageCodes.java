package io.earshot.text.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes one code of the many that platforms write for a language. */
public final class LanguageCodes {
    private LanguageCodes() {}

    /**
     * The BCP 47 primary subtag, two letters where there are two, withdrawn codes replaced; null where the platform
     * names no language.
     */
    public static @Nullable String canonical(@Nullable String code) {
        if (code == null) {
            return null;
        }
        int end = 0;
        while (end < code.length() && code.charAt(end) != '-' && code.charAt(end) != '_') {
            end++;
        }
        String primary = code.substring(0, end).strip().toLowerCase(Locale.ROOT);
        return switch (primary) {
            case "", "und", "zxx", "mul", "mis" -> null;
            case "in" -> "id";
            case "iw" -> "he";
            case "ji" -> "yi";
            case "fil" -> "tl";
            case "nb", "nn" -> "no";
            case "cmn", "yue" -> "zh";
            case "pes", "prs" -> "fa";
            default -> primary;
        };
    }
}
