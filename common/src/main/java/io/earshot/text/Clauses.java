package io.earshot.text;

import io.earshot.text.Piece.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which parts of a post speak of the brand: those that name it, and those after them that name nobody. A part that names
 * both speaks of both.
 */
final class Clauses {
    private static final String SENTENCE_ENDS = ".…。\n";

    private final List<Piece> pieces;
    private final byte[] who;
    private final int[] valences;
    private final Preferences language;
    private final byte addressed;
    private final List<Clause> clauses = new ArrayList<>();

    /** From one piece up to another, and whom it names. */
    private record Clause(int start, int end, byte who, boolean hasWords) {}

    /** @param address one past the handles that the post begins with */
    Clauses(List<Piece> pieces, byte[] who, int address, int[] valences, Preferences language) {
        this.pieces = pieces;
        this.who = who;
        this.valences = valences;
        this.language = language;
        addressed = named(0, address);
        add(0, address);
        int start = address;
        for (int i = start; i < pieces.size(); i++) {
            if (i > start && parts(i, start)) {
                add(start, i);
                start = i;
            }
        }
        add(start, pieces.size());
    }

    private boolean parts(int at, int start) {
        Piece piece = pieces.get(at);
        Piece before = pieces.get(at - 1);
        if (before.is(Kind.BREAK) || before.is(Kind.EXCLAMATION)) {
            // A list of names is one subject: "Acme, Nova and the rest".
            return !Preferences.isMark(piece) && (hasWords(start, at) || endsSentence(before));
        }
        if (!piece.is(Kind.WORD)) {
            return who[at] != 0 && opposes(start, at);
        }
        if (language.words("split").contains(piece.text())) {
            return hasWords(start, at);
        }
        if (language.words("and").contains(piece.text())) {
            return isNamed(start, at) && leans(start, at) && isNamed(at, clauseEnd(at)) && leans(at, clauseEnd(at));
        }
        return who[at] != 0 && opposes(start, at);
    }

    private static boolean endsSentence(Piece piece) {
        return piece.is(Kind.EXCLAMATION) || SENTENCE_ENDS.contains(piece.text());
    }

    /** Whether another is named here, and what follows leans another way than what was said of the first. */
    private boolean opposes(int start, int at) {
        byte named = named(start, at);
        return named != 0 && (named & who[at]) == 0 && lean(start, at) * lean(at, clauseEnd(at)) < 0;
    }

    private int clauseEnd(int from) {
        int end = from;
        while (end < pieces.size() && !Preferences.isMark(pieces.get(end))) {
            end++;
        }
        return end;
    }

    private int lean(int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += valences[i];
        }
        return Integer.signum(sum);
    }

    private boolean leans(int from, int to) {
        for (int i = from; i < to; i++) {
            if (valences[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(int from, int to) {
        return named(from, to) != 0;
    }

    private byte named(int from, int to) {
        byte named = 0;
        for (int i = from; i < to; i++) {
            named |= who[i];
        }
        return named;
    }

    /** Whether anything is said beside the names. */
    private boolean hasWords(int from, int to) {
        for (int i = from; i < to; i++) {
            Piece piece = pieces.get(i);
            boolean speaks = piece.isWord() || piece.is(Kind.EMOJI) || piece.is(Kind.EMOTICON);
            if (who[i] == 0 && speaks && !language.words("and").contains(piece.text())) {
                return true;
            }
        }
        return false;
    }

    private void add(int start, int end) {
        if (end > start) {
            clauses.add(new Clause(start, end, named(start, end), hasWords(start, end)));
        }
    }

    /** What is said of a brand, without what a preference has told already; empty if nothing is. */
    List<Piece> of(byte brand, List<Preferences.Told> told) {
        List<Piece> said = new ArrayList<>();
        byte topic = firstNamed();
        boolean speaks = false;
        for (Clause clause : clauses) {
            topic = clause.who() != 0 && clause.hasWords() ? clause.who() : topic;
            boolean isTold =
                    told.stream().anyMatch(one -> one.firstPiece() < clause.end() && one.lastPiece() >= clause.start());
            if ((topic & brand) != 0 && !isTold) {
                said.addAll(pieces.subList(clause.start(), clause.end()));
                speaks |= clause.hasWords();
            }
        }
        return speaks ? said : List.of();
    }

    /** Whom the words before the first name are about: whom the post is addressed to, or who is named next. */
    private byte firstNamed() {
        if (addressed != 0) {
            return addressed;
        }
        for (Clause clause : clauses) {
            if (clause.who() != 0 && clause.hasWords()) {
                return clause.who();
            }
        }
        return NameFinder.BOTH;
    }
}
