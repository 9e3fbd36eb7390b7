package io.earshot.query.foreign;

/**
 * A piece of a query of another tool.
 *
 * @param text a word as written, a phrase or a value without its quotes, a field's name
 * @param value a field's value; empty where a bracket follows
 * @param number the distance of a proximity; −1 for none
 */
record Piece(Type type, String text, String value, int number, int start, int end) {
    enum Type {
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        NEAR,
        NEAR_IN_ORDER,
        TILDE,
        WORD,
        PHRASE,
        EXACT,
        FIELD,
        END
    }
}
