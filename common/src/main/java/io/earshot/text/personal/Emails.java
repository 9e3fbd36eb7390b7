package io.earshot.text.personal;

import io.earshot.text.Chars;
import java.util.Locale;
import java.util.Set;

/**
 * Finds e-mail addresses: plain, as a link encodes them ({@code %40}), and lightly hidden ({@code name [at] host.com},
 * {@code name (at) host (dot) com}). A handle with its server, {@code @name@server.org}, is none.
 */
final class Emails {
    /** Limits of RFC 5321, section 4.5.3.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final int LONGEST_DOMAIN = 255;

    /** {@code icon@2x.png} is a file. */
    private static final Set<String> FILE_ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "pdf");

    private static final String[] HIDDEN_AT = {"[at]", "(at)", "{at}", "<at>"};
    private static final String[] HIDDEN_DOT = {"[dot]", "(dot)", "{dot}", "<dot>"};

    private Emails() {}

    /** Whether an {@code @} or a sign for one stands there that may be in an address, as that of a handle is not. */
    static boolean mayBeAt(String text, int at) {
        int sign = atSign(text, at);
        boolean hidden = sign > 3;
        return hidden || (sign > 0 && at > 0 && isLocalEdge(text.charAt(at - 1)));
    }

    static void find(String text, Claims claims) {
        int free = 0;
        for (int i = 0; i < text.length(); i++) {
            int sign = atSign(text, i);
            if (sign == 0) {
                continue;
            }
            boolean hidden = sign > 3;
            int start = localStart(text, i, free, hidden);
            int end = start < 0 ? -1 : domainEnd(text, i + sign, hidden);
            if (end > 0) {
                claims.add(PersonalData.Kind.EMAIL, start, end);
                free = end;
                i = end - 1;
            }
        }
    }

    /** How long the sign for {@code @} is that stands there; 0 for none. */
    private static int atSign(String text, int at) {
        char c = text.charAt(at);
        if (c == '@' || c == '\uff20') {
            return 1;
        }
        if (c == '%') {
            return text.startsWith("%40", at) ? 3 : 0;
        }
        return length(text, at, HIDDEN_AT);
    }

    private static int length(String text, int at, String[] signs) {
        for (String sign : signs) {
            if (text.charAt(at) == sign.charAt(0) && text.regionMatches(true, at, sign, 0, sign.length())) {
                return sign.length();
            }
        }
        return 0;
    }

    private static int localStart(String text, int sign, int free, boolean hidden) {
        int end = sign;
        if (hidden && end > free && Chars.isBlank(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        int least = Math.max(free, end - LONGEST_LOCAL_PART);
        while (start > least && isLocalPart(text.charAt(start - 1))) {
            start--;
        }
        while (start < end && !isLocalEdge(text.charAt(start))) {
            start++;
        }
        boolean handle = start > 0 && text.charAt(start - 1) == '@';
        return start == end || handle || !isLocalEdge(text.charAt(end - 1)) ? -1 : start;
    }

    private static boolean isLocalPart(char c) {
        return isLocalEdge(c) || c == '.' || c == '-' || c == '%' || c == '\'';
    }

    private static boolean isLocalEdge(char c) {
        return Chars.isLetterOrDigit(c) || c == '_' || c == '+';
    }

    /** One past the last letter of the domain that starts there; −1 where there is none. */
    private static int domainEnd(String text, int from, boolean hidden) {
        int at = from;
        if (hidden && at < text.length() && Chars.isBlank(text.charAt(at))) {
            at++;
        }
        int limit = Math.min(text.length(), at + LONGEST_DOMAIN);
        int end = -1;
        int label = at;
        while (label < limit) {
            int stop = label;
            boolean letters = true;
            while (stop < limit && (Chars.isLetterOrDigit(text.charAt(stop)) || text.charAt(stop) == '-')) {
                letters &= Character.isLetter(text.charAt(stop)) || text.startsWith("xn--", label);
                stop++;
            }
            if (stop == label || text.charAt(label) == '-') {
                break;
            }
            if (label > at && letters && stop - label >= 2 && !isFile(text.substring(label, stop))) {
                end = stop;
            }
            int dot = dotEnd(text, stop, limit, hidden);
            if (dot < 0) {
                break;
            }
            label = dot;
        }
        return end;
    }

    private static boolean isFile(String ending) {
        return FILE_ENDINGS.contains(ending.toLowerCase(Locale.ROOT));
    }

    /** Where the next label starts if a dot stands there, plain or hidden; −1 if none does. */
    private static int dotEnd(String text, int at, int limit, boolean hidden) {
        if (at >= limit) {
            return -1;
        }
        if (text.charAt(at) == '.') {
            return at + 1;
        }
        if (!hidden) {
            return -1;
        }
        int sign = Chars.isBlank(text.charAt(at)) ? at + 1 : at;
        int length = sign < limit ? length(text, sign, HIDDEN_DOT) : 0;
        if (length == 0) {
            return -1;
        }
        int next = sign + length;
        return next < limit && Chars.isBlank(text.charAt(next)) ? next + 1 : next;
    }
}
