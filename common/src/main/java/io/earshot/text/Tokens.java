package io.earshot.text;

import io.earshot.text.Token.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a post into words, hashtags, handles, numbers, links, emoji and marks, in one pass that never looks back. What
 * comes is made comparable first: HTML entities read, compatibility forms ({@code ｆｕｌｌ}, {@code 𝐛𝐨𝐥𝐝}) made plain, one
 * apostrophe for all.
 */
final class Tokens {
    static final String HAPPY = ":)";
    static final String SAD = ":(";

    /** A host name may be no longer (RFC 1035); so the look ahead for a link's slash is bounded. */
    private static final int LONGEST_HOST = 253;

    /** Longer words carry no meaning that we know; the rest of them is dropped. */
    static final int LONGEST_WORD = 64;

    private static final String CLAUSE_MARKS = ".,;:…()\"“”„«»—–|।。、，؟،¿¡";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        Tokens scanner = new Tokens(plain(text));
        scanner.scan();
        return scanner.tokens;
    }

    /** The text without what only a screen needs. */
    private static String plain(String text) {
        String plain = text;
        if (plain.indexOf('&') >= 0) {
            plain = plain.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&nbsp;", " ")
                    .replace("&amp;", "&");
        }
        if (!isAscii(plain)) {
            plain = plain.replace('’', '\'')
                    .replace('‘', '\'')
                    .replace('`', '\'')
                    .replace('\u00ad', ' ')
                    .replace('™', ' ')
                    .replace('®', ' ')
                    .replace('…', '.');
            plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
        }
        return plain;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("RedundantControlFlow") // the four have moved on already
    private void scan() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (link() || handleOrHashtag(c) || placeholder(c) || emoticon(c)) {
                continue;
            } else if (Character.isLetter(c)) {
                word();
            } else if (isDigit(c)) {
                number();
            } else if (c == '!' || c == '?') {
                marks();
            } else if (isEmoji(c)) {
                emoji(c);
            } else {
                if (CLAUSE_MARKS.indexOf(c) >= 0) {
                    tokens.add(new Token(Kind.BREAK, String.valueOf((char) c), false, false));
                }
                at += Character.charCount(c);
            }
        }
    }

    /** A link with its scheme or {@code www.}, or a host with a path such as {@code t.co/x}. */
    private boolean link() {
        if (!text.startsWith("http", at) && !text.startsWith("www.", at) && !isHostWithPath()) {
            return false;
        }
        if (text.startsWith("http", at) && !text.startsWith("://", at + 4) && !text.startsWith("s://", at + 4)) {
            return false;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        tokens.add(new Token(Kind.LINK, "", false, false));
        return true;
    }

    private boolean isHostWithPath() {
        int dots = 0;
        int limit = Math.min(text.length(), at + LONGEST_HOST);
        for (int i = at; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c == '/') {
                return dots > 0 && i > at + 3 && Character.isLetter(text.charAt(i - 1));
            } else if (c != '-' && !isAsciiLetterOrDigit(c)) {
                return false;
            }
        }
        return false;
    }

    private boolean handleOrHashtag(int c) {
        if ((c != '@' && c != '#') || at + 1 >= text.length() || !isTagPart(text.codePointAt(at + 1))) {
            return false;
        }
        int start = at + 1;
        at++;
        while (at < text.length()) {
            int next = text.codePointAt(at);
            boolean domain = c == '@'
                    && (next == '@' || next == '.' || next == '-')
                    && at + 1 < text.length()
                    && isTagPart(text.codePointAt(at + 1));
            if (!isTagPart(next) && !domain) {
                break;
            }
            at += Character.charCount(next);
        }
        String name = text.substring(start, Math.min(at, start + LONGEST_WORD));
        tokens.add(new Token(c == '@' ? Kind.HANDLE : Kind.HASHTAG, name.toLowerCase(Locale.ROOT), false, false));
        return true;
    }

    private boolean placeholder(int c) {
        if (c != '[') {
            return false;
        }
        for (PersonalData.Kind kind : PersonalData.Kind.values()) {
            if (text.startsWith(kind.placeholder(), at)) {
                at += kind.placeholder().length();
                tokens.add(new Token(Kind.PLACEHOLDER, kind.placeholder(), false, false));
                return true;
            }
        }
        return false;
    }

    /** Eyes, perhaps a nose, a mouth; hearts, whole and broken. */
    private boolean emoticon(int c) {
        if (text.startsWith("<3", at)) {
            return emoticon(HAPPY, 2);
        }
        if (text.startsWith("</3", at)) {
            return emoticon(SAD, 3);
        }
        if (c == '^' && (text.startsWith("^^", at) || text.startsWith("^_^", at))) {
            return emoticon(HAPPY, text.startsWith("^^", at) ? 2 : 3);
        }
        if (text.startsWith("-_-", at) || text.startsWith("-.-", at)) {
            return emoticon(SAD, 3);
        }
        if (c != ':' && c != ';' && c != '=') {
            return false;
        }
        int mouth = at + 1;
        while (mouth < text.length() && mouth < at + 3 && "-o'^".indexOf(text.charAt(mouth)) >= 0) {
            mouth++;
        }
        if (mouth >= text.length() || (mouth + 1 < text.length() && isAsciiLetterOrDigit(text.charAt(mouth + 1)))) {
            return false;
        }
        char shape = text.charAt(mouth);
        if (")]DdPp*}3".indexOf(shape) >= 0) {
            return emoticon(HAPPY, mouth + 1 - at);
        }
        if ("([/\\|{@sS".indexOf(shape) >= 0 && !(shape == '/' && text.startsWith("//", mouth))) {
            return emoticon(SAD, mouth + 1 - at);
        }
        return false;
    }

    private boolean emoticon(String mood, int length) {
        tokens.add(new Token(Kind.EMOTICON, mood, false, false));
        at += length;
        return true;
    }

    private void word() {
        StringBuilder folded = new StringBuilder();
        int letters = 0;
        int capitals = 0;
        int run = 0;
        int last = -1;
        boolean drawnOut = false;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean inner = c == '\'' && at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1));
            if (!isWordPart(c) && !inner) {
                break;
            }
            at += Character.charCount(c);
            letters++;
            if (Character.isUpperCase(c)) {
                capitals++;
            }
            int low = Character.toLowerCase(c);
            run = low == last ? run + 1 : 1;
            last = low;
            drawnOut |= run > 2 && Character.isLetter(low);
            if (run <= 2 && folded.length() < LONGEST_WORD) {
                folded.appendCodePoint(low);
            }
        }
        tokens.add(new Token(Kind.WORD, folded.toString(), letters > 1 && capitals == letters, drawnOut));
    }

    /** A number with its separators and whatever letters hang on it: {@code 1,200.50}, {@code 3rd}. */
    private void number() {
        int start = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean inner =
                    (c == '.' || c == ',' || c == ':') && at + 1 < text.length() && isDigit(text.codePointAt(at + 1));
            if (!isWordPart(c) && !inner) {
                break;
            }
            at += Character.charCount(c);
        }
        String number = text.substring(start, Math.min(at, start + LONGEST_WORD));
        tokens.add(new Token(Kind.NUMBER, number.toLowerCase(Locale.ROOT), false, false));
    }

    private void marks() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '?')) {
            at++;
        }
        String marks = text.substring(start, Math.min(at, start + 3));
        tokens.add(new Token(Kind.EXCLAMATION, marks, false, false));
    }

    private void emoji(int c) {
        at += Character.charCount(c);
        boolean modifier = c >= 0x1f3fb && c <= 0x1f3ff;
        if (!modifier) {
            tokens.add(new Token(Kind.EMOJI, Character.toString(c), false, false));
        }
    }

    private static boolean isWordPart(int c) {
        if (c < 0x80) {
            return isAsciiLetterOrDigit(c);
        }
        int type = Character.getType(c);
        boolean variationSelector = c >= 0xfe00 && c <= 0xfe0f;
        return Character.isLetterOrDigit(c)
                || (type == Character.NON_SPACING_MARK && !variationSelector)
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isTagPart(int c) {
        return c == '_' || isWordPart(c);
    }

    private static boolean isDigit(int c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isEmoji(int c) {
        return (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || c == 0x2b50 || c == 0x2764;
    }
}
