package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a query of another tool. The dialects share one grammar, of which X and PowerTrack use a part:
 *
 * <pre>
 * query   = and { "OR" and }
 * and     = unary { [ "AND" ] unary }
 * unary   = { "NOT" | "-" } near
 * near    = primary { ( "NEAR/" n | "NEAR/" n "f" ) primary }
 * primary = "(" query ")" [ "~" n ] | "phrase" [ "~" n ] | {exact} | name:value | name:( query ) | word
 * </pre>
 *
 * AND binds tighter than OR in X and PowerTrack. Brandwatch refuses both beside one another without brackets; where that is
 * found all the same, it is read as in the others and noted.
 */
final class ForeignParser {
    private static final int MOST_DEPTH = 100;

    private final Dialect dialect;
    private final List<Piece> pieces;
    private final List<Note> notes;
    private int at;
    private int depth;

    private ForeignParser(Dialect dialect, List<Piece> pieces, List<Note> notes) {
        this.dialect = dialect;
        this.pieces = pieces;
        this.notes = notes;
    }

    static Foreign parse(Dialect dialect, String query, List<Note> notes) throws BadForeignException {
        ForeignParser parser = new ForeignParser(dialect, PieceReader.read(dialect, query), notes);
        if (parser.peek().type() == Piece.Type.END) {
            throw new BadForeignException(0, "the query is empty");
        }
        Foreign foreign = parser.or();
        if (parser.peek().type() != Piece.Type.END) {
            throw new BadForeignException(parser.peek().start(), "this ) closes no bracket");
        }
        return foreign;
    }

    private Foreign or() throws BadForeignException {
        int start = peek().start();
        List<Foreign> sides = new ArrayList<>();
        int operator = -1;
        do {
            if (!sides.isEmpty()) {
                operator = take().start();
            }
            sides.add(and());
        } while (peek().type() == Piece.Type.OR);
        if (sides.size() == 1) {
            return sides.get(0);
        }
        // A side in brackets begins before its own first part does.
        if (dialect.hasWordOperators()
                && sides.stream().anyMatch(side -> side instanceof Foreign.And and && isBare(and))) {
            notes.add(new Note(
                    Note.Kind.OTHER,
                    operator,
                    "OR beside AND or NOT without brackets, which Brandwatch refuses; read as a OR (b AND c)"));
        }
        return new Foreign.Or(List.copyOf(sides), start, end());
    }

    private static boolean isBare(Foreign.And and) {
        return and.start() == and.parts().get(0).start();
    }

    private Foreign and() throws BadForeignException {
        int start = peek().start();
        List<Foreign> parts = new ArrayList<>();
        parts.add(unary());
        while (true) {
            Piece next = peek();
            if (next.type() == Piece.Type.OR || next.type() == Piece.Type.CLOSE || next.type() == Piece.Type.END) {
                break;
            }
            if (next.type() == Piece.Type.AND) {
                take();
                if (dialect == Dialect.X) {
                    notes.add(new Note(
                            Note.Kind.OTHER,
                            next.start(),
                            "X refuses a rule with AND and asks for a space in its place; read as that"));
                }
            }
            parts.add(unary());
        }
        return parts.size() == 1 ? parts.get(0) : new Foreign.And(List.copyOf(parts), start, end());
    }

    private Foreign unary() throws BadForeignException {
        int start = peek().start();
        boolean negated = false;
        while (peek().type() == Piece.Type.NOT) {
            take();
            negated = !negated;
        }
        Foreign query = near();
        return negated ? new Foreign.Not(query, start, end()) : query;
    }

    private Foreign near() throws BadForeignException {
        int start = peek().start();
        Foreign left = primary();
        while (peek().type() == Piece.Type.NEAR || peek().type() == Piece.Type.NEAR_IN_ORDER) {
            Piece operator = take();
            Foreign right = primary();
            left = new Foreign.Near(
                    left, right, operator.number(), operator.type() == Piece.Type.NEAR_IN_ORDER, start, end());
        }
        return left;
    }

    private Foreign primary() throws BadForeignException {
        Piece piece = take();
        return switch (piece.type()) {
            case OPEN -> bracket(piece);
            case WORD -> new Foreign.Word(piece.text(), piece.start(), piece.end());
            case PHRASE -> new Foreign.Phrase(piece.text(), piece.number(), piece.start(), piece.end());
            case EXACT -> new Foreign.Exact(piece.text(), piece.start(), piece.end());
            case FIELD -> field(piece);
            case TILDE -> throw new BadForeignException(piece.start(), "~ goes after a phrase or a bracket");
            case CLOSE, AND, OR, NOT, NEAR, NEAR_IN_ORDER, END ->
                throw new BadForeignException(
                        piece.start(),
                        "expected a word, a phrase, an operator with its value or a bracket, found "
                                + (piece.type() == Piece.Type.END ? "the end" : piece.text()));
        };
    }

    private Foreign field(Piece piece) throws BadForeignException {
        if (!piece.value().isEmpty() || peek().type() != Piece.Type.OPEN) {
            return new Foreign.Field(piece.text(), piece.value(), piece.start(), piece.end());
        }
        Foreign values = bracket(take());
        return new Foreign.FieldGroup(piece.text(), values, piece.start(), end());
    }

    private Foreign bracket(Piece open) throws BadForeignException {
        if (++depth > MOST_DEPTH) {
            throw new BadForeignException(open.start(), "brackets go more than " + MOST_DEPTH + " deep");
        }
        Foreign query = or();
        if (peek().type() != Piece.Type.CLOSE) {
            throw new BadForeignException(open.start(), "this bracket is not closed; expected a ) before the end");
        }
        take();
        depth--;
        if (peek().type() == Piece.Type.TILDE) {
            Piece tilde = take();
            return new Foreign.Within(query, tilde.number(), open.start(), tilde.end());
        }
        return within(query, open.start(), end());
    }

    /** The same with its brackets, so that what is left out is named whole. */
    private static Foreign within(Foreign query, int start, int end) {
        if (query instanceof Foreign.And and) {
            return new Foreign.And(and.parts(), start, end);
        }
        if (query instanceof Foreign.Or or) {
            return new Foreign.Or(or.sides(), start, end);
        }
        return query;
    }

    private Piece peek() {
        return pieces.get(at);
    }

    private Piece take() {
        Piece piece = pieces.get(at);
        at = Math.min(at + 1, pieces.size() - 1);
        return piece;
    }

    /** Where what was last taken ends. */
    private int end() {
        return pieces.get(Math.max(0, at - 1)).end();
    }
}
