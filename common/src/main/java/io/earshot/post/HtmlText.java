package io.earshot.post;

import io.earshot.token.HtmlEntities;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    /** Reads any text as HTML. */
    public static HtmlText of(String html) {
        return new Reader(html).read();
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
            return to < 0 ? null : HtmlEntities.unescape(attributes.substring(from, to));
        }

        /** Adds text: line breaks and runs of space in the source are one space, none at the edge of a line. */
        private void words(String raw) {
            String piece = HtmlEntities.unescape(raw);
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
