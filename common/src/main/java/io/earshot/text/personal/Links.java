package io.earshot.text.personal;

import io.earshot.mention.Span;
import io.earshot.text.Chars;
import java.util.ArrayList;
import java.util.List;

/** Finds links, so that the ids in them are not taken for numbers of people. */
final class Links {
    /** Links whose digits are a telephone number. */
    private static final String[] TELEPHONE = {"wa.me/", "whatsapp.com/send"};

    private Links() {}

    /** The parts of the text that are links, but for those to a telephone number. */
    static List<Span> in(String text) {
        if (text.indexOf('/') < 0 && !text.contains("www.")) {
            return List.of();
        }
        List<Span> links = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int link = linkStart(text, start, at);
            if (link >= 0 && !isTelephone(text, link, at)) {
                links.add(new Span(link, at));
            }
            at++;
        }
        return links;
    }

    /** Where a link starts between two spaces; −1 if none does. */
    private static int linkStart(String text, int start, int end) {
        boolean host = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':' && text.startsWith("://", i)) {
                int scheme = i;
                while (scheme > start && Chars.isAsciiLetter(text.charAt(scheme - 1))) {
                    scheme--;
                }
                return scheme;
            }
            if (c == 'w' && text.startsWith("www.", i)) {
                return i;
            }
            if (c == '.') {
                host = i > start
                        && i + 1 < end
                        && Chars.isLetterOrDigit(text.charAt(i - 1))
                        && Chars.isAsciiLetter(text.charAt(i + 1));
            } else if (c == '/' && host) {
                return start;
            } else if (!Chars.isAsciiLetter(c)) {
                host = false;
            }
        }
        return -1;
    }

    private static boolean isTelephone(String text, int start, int end) {
        String link = text.substring(start, Math.min(end, start + 64));
        for (String host : TELEPHONE) {
            if (link.contains(host)) {
                return true;
            }
        }
        return false;
    }
}
