package io.earshot.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into operators, brackets, fields, phrases, exact characters and words. */
final class Lexer {
    /** The most tokens that NEAR and a phrase's slop may leave between: beyond it, words are no longer near. */
    static final int MOST_DISTANCE = 100;

    private static final Pattern NEAR = Pattern.compile("(O?NEAR)/(\\d{1,9})");
    private static final Pattern NEARLY_NEAR = Pattern.compile("O?NEAR([^\\p{L}\\p{N}].*|\\d.*)?");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z_]*):(.*)");
    private static final String DOUBLE_QUOTES = "\"\u201C\u201D\u201E\u00AB\u00BB";

    private final String query;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private Lexer(String query) {
        this.query = query;
    }

    /** The pieces in order, the last of them {@code END}. */
    static List<Lexeme> read(String query) throws QueryRefusal {
        Lexer lexer = new Lexer(query);
        while (lexer.at < query.length()) {
            lexer.next();
        }
        lexer.lexemes.add(Lexeme.sign(Lexeme.Type.END, query.length(), ""));
        return lexer.lexemes;
    }

    private void next() throws QueryRefusal {
        char c = query.charAt(at);
        if (isSpace(c)) {
            at++;
        } else if (c == '(') {
            sign(Lexeme.Type.OPEN, "(");
        } else if (c == ')') {
            sign(Lexeme.Type.CLOSE, ")");
        } else if (c == '-') {
            minus();
        } else if (isQuote(c)) {
            phrase();
        } else if (c == '{') {
            raw();
        } else if (c == '}') {
            throw new QueryRefusal(at, "this } closes no brace; exact characters stand in braces, as in {Acme & Co}");
        } else {
            bare();
        }
    }

    private void sign(Lexeme.Type type, String text) {
        lexemes.add(Lexeme.sign(type, at, text));
        at += text.length();
    }

    private void minus() throws QueryRefusal {
        if (at + 1 == query.length() || isSpace(query.charAt(at + 1))) {
            throw new QueryRefusal(at, "- stands right before what it excludes, as in -beta; found - alone");
        }
        sign(Lexeme.Type.NOT, "-");
    }

    private void phrase() throws QueryRefusal {
        int start = at;
        String words = quoted();
        int slop = 0;
        if (at < query.length() && query.charAt(at) == '~') {
            int digits = at + 1;
            int end = digits;
            while (end < query.length() && query.charAt(end) >= '0' && query.charAt(end) <= '9') {
                end++;
            }
            if (end == digits) {
                throw new QueryRefusal(at, "~ after a phrase needs a number, as in \"order number\"~2");
            }
            slop = distance(query.substring(digits, end), digits, "~");
            at = end;
        }
        lexemes.add(new Lexeme(Lexeme.Type.PHRASE, start, words, "", start + 1, slop));
    }

    private void raw() throws QueryRefusal {
        int end = query.indexOf('}', at);
        int inner = query.indexOf('{', at + 1);
        if (inner >= 0 && (end < 0 || inner < end)) {
            throw new QueryRefusal(inner, "braces stand in no braces; expected a } before this {");
        }
        if (end < 0) {
            throw new QueryRefusal(at, "this brace is not closed; expected a } after it");
        }
        String text = RawText.oneSpaced(query.substring(at + 1, end));
        if (text.isEmpty()) {
            throw new QueryRefusal(at, "these braces are empty; expected the exact characters, as in {Acme & Co}");
        }
        lexemes.add(Lexeme.sign(Lexeme.Type.RAW, at, text));
        at = end + 1;
    }

    /** What stands between the quote here and the next, after which {@link #at} then is. */
    private String quoted() throws QueryRefusal {
        int start = at;
        boolean straight = query.charAt(start) == '"';
        for (int i = start + 1; i < query.length(); i++) {
            if (straight ? query.charAt(i) == '"' : isQuote(query.charAt(i))) {
                at = i + 1;
                return query.substring(start + 1, i);
            }
        }
        throw new QueryRefusal(start, "this quote is not closed; expected another \" after it");
    }

    private void bare() throws QueryRefusal {
        int start = at;
        while (at < query.length() && !endsBare(query.charAt(at))) {
            at++;
        }
        String text = query.substring(start, at);
        Matcher near = NEAR.matcher(text);
        Matcher field = FIELD.matcher(text);
        if (text.equals("AND") || text.equals("OR") || text.equals("NOT")) {
            lexemes.add(Lexeme.sign(Lexeme.Type.valueOf(text), start, text));
        } else if (near.matches()) {
            int distance = distance(near.group(2), start + near.start(2), near.group(1) + "/");
            lexemes.add(new Lexeme(Lexeme.Type.valueOf(near.group(1)), start, text, "", start, distance));
        } else if (NEARLY_NEAR.matcher(text).matches()) {
            String name = text.startsWith("O") ? "ONEAR" : "NEAR";
            throw new QueryRefusal(
                    start,
                    name + " needs the most tokens between its two sides, as in " + name + "/5; found " + text
                            + (text.matches("NEAR/\\d+f") ? "; did you mean O" + text.replace("f", "") + "?" : ""));
        } else if (field.matches()) {
            field(start, field.group(1), field.group(2));
        } else {
            lexemes.add(Lexeme.sign(Lexeme.Type.BARE, start, text));
        }
    }

    private void field(int start, String name, String written) throws QueryRefusal {
        int inner = start + name.length() + 1;
        String value = written;
        if (value.isEmpty() && at < query.length()) {
            if (isQuote(query.charAt(at))) {
                inner = at + 1;
                value = quoted();
            } else if (query.charAt(at) == '(') {
                throw new QueryRefusal(
                        inner, name + ": takes one value, found a bracket; write (" + name + ":a OR " + name + ":b)");
            }
        }
        lexemes.add(new Lexeme(Lexeme.Type.FIELD, start, name, value, inner, 0));
    }

    private static int distance(String digits, int offset, String operator) throws QueryRefusal {
        int distance = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (distance > MOST_DISTANCE) {
            throw new QueryRefusal(
                    offset, operator + " takes a number from 0 to " + MOST_DISTANCE + ", found " + digits);
        }
        return distance;
    }

    /** Whether a field's value needs no quotes. */
    static boolean isBare(String value) {
        return value.chars().noneMatch(c -> endsBare((char) c));
    }

    private static boolean endsBare(char c) {
        return isSpace(c) || c == '(' || c == ')' || isQuote(c) || c == '{' || c == '}';
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isQuote(char c) {
        return DOUBLE_QUOTES.indexOf(c) >= 0;
    }
}
