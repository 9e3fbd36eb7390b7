package io.earshot.text;

import io.earshot.text.Piece.Kind;
import io.earshot.text.personal.PersonalData;
import io.earshot.token.CharClass;
import io.earshot.token.HtmlEntities;
import io.earshot.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a post into its pieces: the words, tags, handles, links and emoji of the tokenizer that the queries match by, and
 * between them what a query passes over but tone lives in: emoticons, marks, the ends of clauses. No text is refused.
 */
final class Pieces {
    /** Longer words carry no meaning that we know; the rest of them is dropped. */
    static final int LONGEST_WORD = 64;

    /** A host name may be no longer (RFC 1035); so the look ahead for a link's slash is bounded. */
    private static final int LONGEST_HOST = 253;

    /** Before the stars of a word that is not spelled out stand one or two letters; more are a word with a footnote. */
    private static final int LETTERS_BEFORE_STARS = 3;

    private static final String CLAUSE_MARKS = ".,;:…()\"“”„«»—–|।。、，؛¿¡\n";

    private final String text;
    private final @Nullable Vocabulary vocabulary;
    private final Tokens tokens;
    private final List<Piece> pieces = new ArrayList<>();

    /** What the vocabulary knows of the forms of the tokens, where it was met lately. */
    private @Nullable Word[] met = {};

    /** Up to where the text is told; tokens that begin before belong to a piece that reached over them. */
    private int told;

    private Pieces(String text, @Nullable Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
        tokens = new Tokens(text.length());
    }

    static List<Piece> of(String text) {
        return of(text, null);
    }

    /** The pieces with what a vocabulary knows of their words. */
    static List<Piece> of(String text, @Nullable Vocabulary vocabulary) {
        HtmlEntities.Unescaped unescaped = HtmlEntities.unescaped(text);
        Pieces reader = new Pieces(unescaped == null ? text : unescaped.text(), vocabulary);
        reader.read();
        return unescaped == null ? reader.pieces : moved(reader.pieces, unescaped.origin());
    }

    /** The pieces at their places in the text as it was before its character references were resolved. */
    private static List<Piece> moved(List<Piece> pieces, int[] origin) {
        List<Piece> moved = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            moved.add(new Piece(
                    piece.kind(),
                    piece.text(),
                    origin[piece.start()],
                    origin[piece.end()],
                    piece.shouted(),
                    piece.drawnOut(),
                    piece.word()));
        }
        return moved;
    }

    private void read() {
        tokens.read(text, false);
        if (vocabulary != null) {
            met = vocabulary.met(tokens);
        }
        int form = 0;
        while (form < tokens.forms) {
            int last = form;
            while (last + 1 < tokens.forms && isSameReading(form, last + 1)) {
                last++;
            }
            int next = last + 1;
            while (next < tokens.forms && tokens.position[next] == tokens.position[form]) {
                next++;
            }
            between(tokens.start[form]);
            if (tokens.start[form] >= told) {
                token(last, next);
            }
            form = next;
        }
        between(text.length());
    }

    /** A later form in the same place spells the token plainer: in Latin letters, or an emoji's first part. */
    private boolean isSameReading(int form, int other) {
        return tokens.position[other] == tokens.position[form]
                && tokens.start[other] == tokens.start[form]
                && tokens.end[other] == tokens.end[form];
    }

    // Between tokens

    private void between(int end) {
        while (told < end) {
            char c = text.charAt(told);
            if (c == ' ' || !(emoticon() || placeholder(c) || marks(c) || clauseMark(c))) {
                told++;
            }
        }
    }

    private boolean emoticon() {
        Emoticons.Found found = Emoticons.at(text, told);
        if (found == null) {
            return false;
        }
        add(Kind.EMOTICON, found.mood(), found.end());
        return true;
    }

    private boolean placeholder(char c) {
        if (c != '[') {
            return false;
        }
        for (PersonalData.Kind kind : PersonalData.Kind.values()) {
            if (text.startsWith(kind.placeholder(), told)) {
                add(
                        Kind.PLACEHOLDER,
                        kind.placeholder(),
                        told + kind.placeholder().length());
                return true;
            }
        }
        return false;
    }

    private boolean marks(char c) {
        if (plainMark(c) == 0) {
            return false;
        }
        StringBuilder run = new StringBuilder();
        int end = told;
        while (end < text.length() && plainMark(text.charAt(end)) != 0) {
            if (run.length() < 3) {
                run.append(plainMark(text.charAt(end)));
            }
            end++;
        }
        add(Kind.EXCLAMATION, run.toString(), end);
        return true;
    }

    /** An exclamation or question mark of any script as the Latin one; 0 for all else. */
    private static char plainMark(char c) {
        return switch (c) {
            case '!', '！' -> '!';
            case '?', '？', '؟' -> '?';
            default -> 0;
        };
    }

    private boolean clauseMark(char c) {
        if (CLAUSE_MARKS.indexOf(c) < 0) {
            return false;
        }
        add(Kind.BREAK, String.valueOf(c), told + 1);
        return true;
    }

    // Tokens

    /** Adds the piece of a token, whose plainest reading is given, and perhaps of what follows it. */
    private void token(int form, int next) {
        int start = tokens.start[form];
        int end = tokens.end[form];
        switch (tokens.kind[form]) {
            case Tokens.URL -> add(Kind.LINK, "", end);
            case Tokens.HANDLE -> {
                int serverEnd = serverEnd(end);
                String server = text.substring(end, serverEnd).toLowerCase(Locale.ROOT);
                add(Kind.HANDLE, cut(tokens.foldedText(form) + server), serverEnd);
            }
            case Tokens.TAG -> word(Kind.HASHTAG, form, end);
            default -> {
                int first = tokens.folded[tokens.from[form]];
                byte type = CharClass.of(Character.codePointAt(tokens.folded, tokens.from[form], tokens.to[form]));
                Emoticons.Found face = mayBeFace(start, end) ? Emoticons.at(text, start) : null;
                if (face != null) {
                    add(Kind.EMOTICON, face.mood(), face.end());
                } else if (type == CharClass.EMOJI) {
                    add(Kind.EMOJI, tokens.foldedText(form), end);
                } else if (type == CharClass.SINGLE) {
                    unspaced(form, next);
                } else if (first <= '9' || Character.isDigit(first)) {
                    number(form, end);
                } else if (isHostWithPath(start, end)) {
                    add(Kind.LINK, "", spaceAfter(end));
                } else {
                    word(Kind.WORD, form, end);
                }
            }
        }
    }

    /** Whether the letters begin a face such as {@code xD} and {@code T_T}. */
    private boolean mayBeFace(int start, int end) {
        char c = text.charAt(start);
        return end - start <= 2 && (c == 'x' || c == 'X' || c == 'T');
    }

    private void add(Kind kind, String folded, int end) {
        pieces.add(new Piece(kind, folded, told, end, false, false, null));
        told = end;
    }

    private void word(Kind kind, int form, int end) {
        int from = tokens.from[form];
        int to = tokens.to[form];
        boolean isCensored = kind == Kind.WORD && end < text.length() && text.charAt(end) == '*';
        if (vocabulary != null && !isCensored && to - from <= LONGEST_WORD && !isDrawnOut(tokens.folded, from, to)) {
            Word known = met[form] == null ? vocabulary.of(tokens.folded, from, to) : met[form];
            pieces.add(new Piece(kind, known.text(), told, end, isShouted(told, end), false, known));
            told = end;
            return;
        }
        String folded = tokens.foldedText(form);
        boolean drawnOut = isDrawnOut(tokens.folded, from, to);
        String word = drawnOut ? withoutRuns(folded) : folded;
        int wordEnd = end;
        if (isCensored) {
            StringBuilder censored = new StringBuilder(word);
            wordEnd = stars(end, censored);
            word = censored.toString();
        }
        boolean shouted = isShouted(told, end);
        Word known = vocabulary == null ? null : vocabulary.of(cut(word));
        pieces.add(new Piece(kind, cut(word), told, wordEnd, shouted, drawnOut, known));
        told = wordEnd;
    }

    /** Whether a letter stands three times in a row. */
    private static boolean isDrawnOut(char[] word, int from, int to) {
        for (int i = from + 2; i < to; i++) {
            char c = word[i];
            if (c == word[i - 1] && c == word[i - 2] && Character.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    /** The word with at most two of a letter in a row. */
    private static String withoutRuns(String word) {
        StringBuilder out = new StringBuilder(word.length());
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            run = i > 0 && c == word.charAt(i - 1) ? run + 1 : 1;
            if (run <= 2 || !Character.isLetter(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private boolean isShouted(int start, int end) {
        int capitals = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                return false;
            }
            if (Character.isLetter(c)) {
                if (!Character.isUpperCase(c)) {
                    return false;
                }
                capitals++;
            }
        }
        return capitals > 1;
    }

    /** Takes in the stars, and letters after them, of a word that is not spelled out: {@code f***}, {@code sh*t}. */
    private int stars(int end, StringBuilder folded) {
        int at = end;
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        int stars = at - end;
        if (stars == 0 || folded.length() > LETTERS_BEFORE_STARS) {
            return end;
        }
        int rest = at;
        while (rest < text.length() && Chars.isAsciiLetter(text.charAt(rest))) {
            rest++;
        }
        if (stars < 2 && rest == at) {
            return end;
        }
        folded.append("*".repeat(Math.min(stars, 3)));
        for (int i = at; i < rest; i++) {
            folded.append(Character.toLowerCase(text.charAt(i)));
        }
        return rest;
    }

    /** Signs of a script without spaces are a piece as far as they touch. */
    private void unspaced(int form, int next) {
        StringBuilder signs = new StringBuilder(tokens.foldedText(form));
        int end = tokens.end[form];
        for (int other = next; other < tokens.forms && signs.length() < LONGEST_WORD; other++) {
            boolean touches = tokens.start[other] == end
                    && tokens.kind[other] == Tokens.WORD
                    && CharClass.of(tokens.folded[tokens.from[other]]) == CharClass.SINGLE;
            if (!touches) {
                break;
            }
            signs.append(tokens.folded, tokens.from[other], tokens.to[other] - tokens.from[other]);
            end = tokens.end[other];
        }
        String word = signs.toString();
        Word known = vocabulary == null ? null : vocabulary.of(word);
        pieces.add(new Piece(Kind.WORD, word, told, end, false, false, known));
        told = end;
    }

    /** A number, and what a colon joins to it: {@code 09:30}. */
    private void number(int form, int end) {
        int at = end;
        while (at + 1 < text.length() && text.charAt(at) == ':' && Chars.isAsciiDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && Chars.isAsciiDigit(text.charAt(at))) {
                at++;
            }
        }
        add(Kind.NUMBER, cut(at == end ? tokens.foldedText(form) : text.substring(told, at)), at);
    }

    /** Where a handle ends that names its server: {@code @me@server.example}, {@code @me.bsky.social}. */
    private int serverEnd(int end) {
        boolean at = end + 1 < text.length() && text.charAt(end) == '@' && Chars.isLetterOrDigit(text.charAt(end + 1));
        int i = at ? end + 1 : end;
        int dots = 0;
        while (i < text.length() && i < end + LONGEST_HOST) {
            char c = text.charAt(i);
            boolean joins =
                    (c == '.' || c == '-') && i + 1 < text.length() && Chars.isLetterOrDigit(text.charAt(i + 1));
            if (!joins && !(Chars.isLetterOrDigit(c) && i > end)) {
                break;
            }
            dots += c == '.' ? 1 : 0;
            i++;
        }
        return at || dots > 1 ? i : end;
    }

    /** Whether a link without a scheme begins with this word, such as {@code t.co/x}. */
    private boolean isHostWithPath(int start, int wordEnd) {
        if (wordEnd >= text.length() || text.charAt(wordEnd) != '.') {
            return false;
        }
        int limit = Math.min(text.length(), start + LONGEST_HOST);
        for (int i = wordEnd; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '/') {
                return Chars.isAsciiLetter(text.charAt(i - 1));
            }
            if (c != '.' && c != '-' && !Chars.isAsciiLetter(c) && !Chars.isAsciiDigit(c)) {
                return false;
            }
        }
        return false;
    }

    private int spaceAfter(int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST_WORD) {
            return word;
        }
        boolean splitsPair = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1));
        return word.substring(0, splitsPair ? LONGEST_WORD - 1 : LONGEST_WORD);
    }
}
