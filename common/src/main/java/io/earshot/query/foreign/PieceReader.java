package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a query of another tool into pieces. The dialects share brackets, quotes, {@code ~n}, {@code -} and
 * {@code name:value}; Brandwatch alone has words for operators, braces and comments.
 */
final class PieceReader {
    private static final Pattern NEAR = Pattern.compile("NEAR/(\\d{1,6})([fF]?)");
    private static final Pattern NEARLY_NEAR = Pattern.compile("NEAR(/.*)?");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z_]*):((?!//).*)", Pattern.DOTALL);
    private static final String CURLY_QUOTES = "\u201C\u201D\u201E";

    private final Dialect dialect;
    private final String query;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private PieceReader(Dialect dialect, String query) {
        this.dialect = dialect;
        this.query = query;
    }

    /** The pieces in order, the last of them {@code END}. */
    static List<Piece> read(Dialect dialect, String query) throws BadForeignException {
        PieceReader reader = new PieceReader(dialect, query);
        while (reader.at < query.length()) {
            reader.next();
        }
        reader.add(Piece.Type.END, "", query.length());
        return reader.pieces;
    }

    private void next() throws BadForeignException {
        char c = query.charAt(at);
        int start = at;
        if (isSpace(c)) {
            at++;
        } else if (c == '(' || c == ')') {
            at++;
            add(c == '(' ? Piece.Type.OPEN : Piece.Type.CLOSE, String.valueOf(c), start);
        } else if (c == '-' && (at + 1 == query.length() || isSpace(query.charAt(at + 1)))) {
            dash();
        } else if (c == '-') {
            at++;
            add(Piece.Type.NOT, "-", start);
        } else if (isQuote(c)) {
            String words = quoted();
            pieces.add(new Piece(Piece.Type.PHRASE, words, "", distance(), start, at));
        } else if (c == '~' && distanceFollows()) {
            int distance = distance();
            pieces.add(new Piece(Piece.Type.TILDE, "~", "", distance, start, at));
        } else if (dialect.hasWordOperators() && query.startsWith("<<<", at)) {
            int end = query.indexOf(">>>", at);
            if (end < 0) {
                throw new BadForeignException(at, "this comment is not closed; expected >>> after it");
            }
            at = end + 3;
        } else if (dialect.hasWordOperators() && c == '{') {
            String words = upTo('}', "this brace");
            add(Piece.Type.EXACT, words, start);
        } else {
            bare();
        }
    }

    private void dash() throws BadForeignException {
        if (!dialect.hasWordOperators()) {
            throw new BadForeignException(at, "- stands right before what it excludes, found - alone");
        }
        at++; // A dash between words, which finds nothing.
    }

    private void bare() throws BadForeignException {
        int start = at;
        while (at < query.length() && !endsBare(query.charAt(at))) {
            at++;
        }
        String text = query.substring(start, at);
        Matcher field = FIELD.matcher(text);
        if (field.matches()) {
            field(start, field.group(1), field.group(2));
            return;
        }
        switch (text) {
            case "OR" -> add(Piece.Type.OR, text, start);
            // PowerTrack looks for the word. X refuses the rule, and tells its writer to use a space instead.
            case "AND" -> add(dialect == Dialect.POWERTRACK ? Piece.Type.WORD : Piece.Type.AND, text, start);
            case "NOT" -> add(dialect.hasWordOperators() ? Piece.Type.NOT : Piece.Type.WORD, text, start);
            default -> nearOrWord(text, start);
        }
    }

    private void nearOrWord(String text, int start) throws BadForeignException {
        Matcher near = NEAR.matcher(text);
        if (!dialect.hasWordOperators() || !NEARLY_NEAR.matcher(text).matches()) {
            add(Piece.Type.WORD, text, start);
        } else if (near.matches()) {
            Piece.Type type = near.group(2).isEmpty() ? Piece.Type.NEAR : Piece.Type.NEAR_IN_ORDER;
            pieces.add(new Piece(type, text, "", Integer.parseInt(near.group(1)), start, at));
        } else {
            throw new BadForeignException(start, "expected a distance, as in NEAR/5 or NEAR/5f, found " + text);
        }
    }

    private void field(int start, String name, String written) throws BadForeignException {
        String value = written;
        if (value.startsWith("[")) {
            at = start + name.length() + 1;
            value = upTo(']', "this [");
        } else if (value.isEmpty()) {
            int after = at;
            while (dialect.hasWordOperators() && after < query.length() && isSpace(query.charAt(after))) {
                after++;
            }
            if (after < query.length() && isQuote(query.charAt(after))) {
                at = after;
                value = quoted();
            } else if (after < query.length() && query.charAt(after) == '(') {
                at = after;
            } else {
                at = after;
                while (at < query.length() && !endsBare(query.charAt(at))) {
                    at++;
                }
                value = query.substring(after, at);
                if (value.isEmpty()) {
                    throw new BadForeignException(start, name + ": has no value after its colon");
                }
            }
        }
        if (name.equals("raw") && dialect.hasWordOperators()) {
            add(Piece.Type.EXACT, value, start);
        } else {
            pieces.add(new Piece(Piece.Type.FIELD, name, value, -1, start, at));
        }
    }

    /** What stands between the quote here and the next; a backslash takes the meaning from a quote. */
    private String quoted() throws BadForeignException {
        int start = at;
        boolean straight = query.charAt(at) == '"';
        StringBuilder words = new StringBuilder();
        for (at++; at < query.length(); at++) {
            char c = query.charAt(at);
            if (c == '\\' && at + 1 < query.length() && query.charAt(at + 1) == '"') {
                words.append(' '); // A quote in a phrase is punctuation, of which we look for none.
                at++;
            } else if (straight ? c == '"' : isQuote(c)) {
                at++;
                return words.toString();
            } else {
                words.append(c);
            }
        }
        throw new BadForeignException(start, "this quote is not closed; expected another \" after it");
    }

    private String upTo(char close, String what) throws BadForeignException {
        int end = query.indexOf(close, at);
        if (end < 0) {
            throw new BadForeignException(at, what + " is not closed; expected a " + close + " after it");
        }
        String inside = query.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private boolean distanceFollows() {
        return at + 1 < query.length() && isDigit(query.charAt(at + 1));
    }

    /** The number after a ~ here; −1 where none is. */
    private int distance() {
        if (at >= query.length() || query.charAt(at) != '~' || !distanceFollows()) {
            return -1;
        }
        int digits = ++at;
        while (at < query.length() && isDigit(query.charAt(at))) {
            at++;
        }
        return at - digits > 6 ? 999_999 : Integer.parseInt(query.substring(digits, at));
    }

    private void add(Piece.Type type, String text, int start) {
        pieces.add(new Piece(type, text, "", -1, start, at));
    }

    private boolean endsBare(char c) {
        return isSpace(c) || c == '(' || c == ')' || isQuote(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isQuote(char c) {
        return c == '"' || CURLY_QUOTES.indexOf(c) >= 0;
    }
}
