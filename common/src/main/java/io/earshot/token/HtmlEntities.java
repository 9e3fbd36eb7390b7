package io.earshot.token;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Character references of HTML: an ampersand, a name or a number (decimal, or hexadecimal after an x), a semicolon. */
public final class HtmlEntities {
    private static final Map<String, String> NAMED = named();
    private static final int LONGEST = 10;

    private HtmlEntities() {}

    /** The text with its character references resolved; what is none stays as it stands. */
    public static String unescape(String text) {
        Unescaped unescaped = unescaped(text);
        return unescaped == null ? text : unescaped.text();
    }

    /**
     * A text with its references resolved.
     *
     * @param origin where each UTF-16 unit of it began in the original, and at the end the original's length
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Unescaped(String text, int[] origin) {}

    /** Null where there is no reference in the text. */
    public static @Nullable Unescaped unescaped(String text) {
        StringBuilder out = null;
        int[] origin = {};
        int copied = 0;
        for (int amp = text.indexOf('&'); amp >= 0; amp = text.indexOf('&', Math.max(copied, amp + 1))) {
            int end = semicolon(text, amp);
            String character = end < 0 ? null : resolve(text.substring(amp + 1, end));
            if (character == null) {
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text.length());
                origin = new int[text.length() + 1];
            }
            copy(text, copied, amp, out, origin);
            for (int i = 0; i < character.length(); i++) {
                origin[out.length()] = amp;
                out.append(character.charAt(i));
            }
            copied = end + 1;
        }
        if (out == null) {
            return null;
        }
        copy(text, copied, text.length(), out, origin);
        origin[out.length()] = text.length();
        return new Unescaped(out.toString(), origin);
    }

    private static void copy(String text, int from, int to, StringBuilder out, int[] origin) {
        for (int i = from; i < to; i++) {
            origin[out.length()] = i;
            out.append(text.charAt(i));
        }
    }

    private static int semicolon(String text, int amp) {
        int last = Math.min(text.length(), amp + LONGEST + 1);
        for (int i = amp + 1; i < last; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    /** No reference is shorter than what it stands for, so that a text never grows. */
    private static @Nullable String resolve(String name) {
        if (!name.startsWith("#")) {
            return NAMED.get(name);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean character = code > 0 && Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF);
            return character ? Character.toString(code) : "\uFFFD";
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>(Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'"));
        // HTML 4.01, section 24.2.1: the names of U+00A0 to U+00FF in order.
        String latin1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
                + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute"
                + " Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde"
                + " Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave"
                + " aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth"
                + " ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
        char character = '\u00A0';
        for (String name : latin1.split(" ", -1)) {
            named.put(name, String.valueOf(character++));
        }
        named.putAll(Map.of(
                "ndash", "–", "mdash", "—", "lsquo", "‘", "rsquo", "’", "ldquo", "“", "rdquo", "”", "bdquo", "„",
                "hellip", "…", "bull", "•", "euro", "€"));
        named.putAll(Map.of("trade", "™", "zwj", "\u200D", "zwnj", "\u200C", "rarr", "→", "larr", "←", "hearts", "♥"));
        return Map.copyOf(named);
    }
}
