package io.earshot.query;

import io.earshot.token.CharClass;
import io.earshot.token.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact characters to find in a text, and the tokens that must stand in them. That the tokens be those of the post makes
 * {@code {Acme}} no part of {@code Acmes}, of {@code @Acme} or of a URL, and lets it be looked for by its rarest word.
 *
 * @param text white space is one space
 * @param terms its tokens
 * @param starts where each of them begins in it
 * @param ends and ends
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RawText(String text, List<Query.Term> terms, int[] starts, int[] ends) {
    static RawText of(String text) {
        Tokens tokens = new Tokens();
        tokens.read(text, true);
        List<Query.Term> terms = new ArrayList<>();
        int[] starts = new int[tokens.count];
        int[] ends = new int[tokens.count];
        int count = 0;
        for (int form = 0; form < tokens.forms; form++) {
            boolean isFirst = tokens.position[form] == count;
            count = tokens.position[form] + 1;
            if (!isFirst || tokens.kind[form] == Tokens.URL) {
                continue;
            }
            starts[terms.size()] = tokens.start[form];
            ends[terms.size()] = tokens.end[form];
            terms.add(new Query.Term(TermReader.kind(tokens.kind[form]), tokens.foldedText(form), false));
        }
        return new RawText(text, terms, Arrays.copyOf(starts, terms.size()), Arrays.copyOf(ends, terms.size()));
    }

    /** The text with one space for white space of any length, and none at its ends. */
    static String oneSpaced(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Lexer.isSpace(c)) {
                kept.append(c);
            } else if (kept.length() > 0 && kept.charAt(kept.length() - 1) != ' ') {
                kept.append(' ');
            }
        }
        return kept.toString().stripTrailing();
    }

    /**
     * Where the characters, which begin at {@code start}, end in a text; −1 where they do not stand there.
     *
     * @param places filled with where each of the characters stands, and the end
     */
    int end(String in, int start, int[] places) {
        int at = start;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            places[i] = at;
            if (at == in.length()) {
                return -1;
            }
            if (c != ' ') {
                if (in.charAt(at++) != c) {
                    return -1;
                }
                continue;
            }
            int space = at;
            while (at < in.length() && Lexer.isSpace(in.charAt(at))) {
                at++;
            }
            if (at == space) {
                return -1;
            }
        }
        places[text.length()] = at;
        return isGlued(in, start) || isGlued(in, at) ? -1 : at;
    }

    /** Whether one word goes on over this place. */
    private static boolean isGlued(String in, int at) {
        return at > 0 && at < in.length() && isOfWord(in.codePointBefore(at)) && isOfWord(in.codePointAt(at));
    }

    private static boolean isOfWord(int c) {
        byte type = CharClass.of(c);
        return type == CharClass.LETTER || type == CharClass.DIGIT || type == CharClass.MARK;
    }
}
