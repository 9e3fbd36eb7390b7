package io.earshot.text;

import io.earshot.text.Piece.Kind;
import java.util.List;
import java.util.Set;

/**
 * A post as the preference patterns see it: words, the names of brands as one unit each, marks. An arrow or a sign of
 * comparison between two names is a unit too; the tokenizer passes over it.
 */
final class Units {
    static final String GREATER = ">";
    static final String LESS = "<";
    static final String ARROW = "->";

    /** The longest stretch between two pieces that a sign is looked for in, which may be several with spaces. */
    private static final int LONGEST_SIGN = 20;

    private final String[] texts;
    private final byte[] who;
    private final int[] pieces;
    private final boolean[] marks;
    private int size;

    /** @param you the words that stand for whom the post is addressed to */
    Units(String text, List<Piece> all, byte[] named, byte addressed, Set<String> you) {
        int most = 2 * all.size();
        texts = new String[most];
        who = new byte[most];
        pieces = new int[most];
        marks = new boolean[most];
        for (int i = 0; i < all.size(); i++) {
            Piece piece = all.get(i);
            if (i > 0
                    && named[i] != 0
                    && named[i - 1] == named[i]
                    && all.get(i - 1).end() + 1 >= piece.start()) {
                continue;
            }
            if (i > 0) {
                sign(text, all.get(i - 1).end(), piece.start(), i);
            }
            boolean isMark = piece.is(Kind.BREAK) || piece.is(Kind.EXCLAMATION);
            boolean isYou = addressed != 0 && piece.is(Kind.WORD) && you.contains(piece.text());
            add(piece.text(), isYou ? addressed : named[i], i, isMark);
        }
    }

    private void sign(String text, int from, int to, int piece) {
        if (to - from < 1 || to - from > LONGEST_SIGN) {
            return;
        }
        String between = text.substring(from, to);
        if (between.contains("->") || between.contains("-&gt;") || between.contains("=>") || between.contains("→")) {
            add(ARROW, NameFinder.NOBODY, piece, false);
        } else if (between.contains(">") || between.contains("&gt;")) {
            add(GREATER, NameFinder.NOBODY, piece, false);
        } else if (between.contains("<") || between.contains("&lt;")) {
            add(LESS, NameFinder.NOBODY, piece, false);
        }
    }

    private void add(String text, byte named, int piece, boolean isMark) {
        texts[size] = text;
        who[size] = named;
        pieces[size] = piece;
        marks[size] = isMark;
        size++;
    }

    int size() {
        return size;
    }

    String text(int unit) {
        return texts[unit];
    }

    byte who(int unit) {
        return who[unit];
    }

    boolean isMark(int unit) {
        return marks[unit];
    }

    /** The index of its first piece. */
    int piece(int unit) {
        return pieces[unit];
    }
}
