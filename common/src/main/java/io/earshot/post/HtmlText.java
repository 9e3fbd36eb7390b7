package io.earshot.post;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a piece of HTML as its reader sees it, and where its links lead. Meant for what the platforms'
 * own sanitizers let through, and safe on anything: time and space grow with the length alone.
 *
 * @param text paragraphs apart by an empty line, {@code <br>} as a line break
 * @param links targets of links that are neither mentions nor hashtags
 */
public record HtmlText(String text, List<String> links) {
    private static final Map<String, String> ENTITIES = entities();
    private static final int LONGEST_ENTITY = 10;

    /** Reads any text as HTML. */
    public static HtmlText of(String html) {
        return new Reader(html).read();
    }

    /** The text with its character references resolved, named ones and numbers. */
    public static String unescape(String text) {
        int amp = text.indexOf('&');
        if (amp < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, amp);
        for (int i = amp; i < text.length(); ) {
            char c = text.charAt(i);
            int end = c == '&' ? semicolon(text, i) : -1;
            String character = end < 0 ? null : resolve(text.substring(i + 1, end));
            if (character == null) {
                out.append(c);
                i++;
            } else {
                out.append(character);
                i = end + 1;
            }
        }
        return out.toString();
    }

    private static int semicolon(String text, int amp) {
        int last = Math.min(text.length(), amp + LONGEST_ENTITY + 1);
        for (int i = amp + 1; i < last; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String resolve(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.get(name);
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

    private static Map<String, String> entities() {
        Map<String, String> entities =
                new HashMap<>(Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'"));
        // HTML 4.01, section 24.2.1: the names of U+00A0 to U+00FF in order.
        String latin1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
                + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute"
                + " Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde"
                + " Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave"
                + " aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth"
                + " ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
        char character = '\u00A0';
        for (String name : latin1.split(" ", -1)) {
            entities.put(name, String.valueOf(character++));
        }
        entities.putAll(Map.of(
                "ndash", "–", "mdash", "—", "lsquo", "‘", "rsquo", "’", "ldquo", "“", "rdquo", "”", "bdquo", "„",
                "hellip", "…", "bull", "•", "euro", "€"));
        entities.putAll(
                Map.of("trade", "™", "zwj", "\u200D", "zwnj", "\u200C", "rarr", "→", "larr", "←", "hearts", "♥"));
        return Map.copyOf(entities);
    }

    private static final class Reader {
        private final String html;
        private final StringBuilder text;
        private final Set<String> links = new LinkedHashSet<>();
        private int breaks;
        private boolean space;

        Reader(String html) {
            this.html = html;
            this.text = new StringBuilder(html.length());
        }

        HtmlText read() {
            int at = 0;
            while (at < html.length()) {
                int open = html.indexOf('<', at);
                int close = open < 0 ? -1 : html.indexOf('>', open);
                if (close < 0) {
                    words(html.substring(at)); // no tag is left, whatever stands there
                    break;
                }
                boolean tag = isTag(open, close);
                words(html.substring(at, tag ? open : open + 1));
                at = tag ? tag(open, close) : open + 1;
            }
            return new HtmlText(text.toString(), List.copyOf(links));
        }

        private boolean isTag(int open, int close) {
            char first = html.charAt(open + 1);
            return close > open + 1 && (Character.isLetter(first) || first == '/' || first == '!');
        }

        /** Takes a tag into account, and answers where to read on. */
        private int tag(int open, int close) {
            boolean end = html.charAt(open + 1) == '/';
            int from = end ? open + 2 : open + 1;
            int to = from;
            while (to < close && Character.isLetterOrDigit(html.charAt(to))) {
                to++;
            }
            String name = html.substring(from, to).toLowerCase(Locale.ROOT);
            switch (name) {
                case "br" -> breaks++;
                case "p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6" ->
                    breaks = Math.max(breaks, 2);
                case "div", "li", "tr" -> breaks = Math.max(breaks, 1);
                case "a" -> {
                    if (!end) {
                        link(html.substring(to, close));
                    }
                }
                case "script", "style" -> {
                    int over = end ? close + 1 : html.indexOf("</" + name, close);
                    return over < 0 ? html.length() : over;
                }
                default -> {}
            }
            return close + 1;
        }

        private void link(String attributes) {
            String target = attribute(attributes, "href");
            String kind = attribute(attributes, "class");
            boolean toPersonOrTag = kind != null && (kind.contains("mention") || kind.contains("hashtag"));
            if (target != null && target.startsWith("http") && !toPersonOrTag) {
                links.add(target);
            }
        }

        private static @Nullable String attribute(String attributes, String name) {
            int at = attributes.indexOf(name + "=");
            if (at < 0 || at + name.length() + 2 > attributes.length()) {
                return null;
            }
            int from = at + name.length() + 2;
            int to = attributes.indexOf(attributes.charAt(from - 1), from);
            return to < 0 ? null : unescape(attributes.substring(from, to));
        }

        /** Adds text: line breaks and runs of space in the source are one space, none at the edge of a line. */
        private void words(String raw) {
            String piece = unescape(raw);
            for (int i = 0; i < piece.length(); i++) {
                char c = piece.charAt(i);
                if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                    space = true;
                    continue;
                }
                if (breaks > 0 && !text.isEmpty()) {
                    text.append(breaks > 1 ? "\n\n" : "\n");
                } else if (space && !text.isEmpty()) {
                    text.append(' ');
                }
                breaks = 0;
                space = false;
                text.append(c);
            }
        }
    }
}
