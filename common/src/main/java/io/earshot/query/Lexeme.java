package io.earshot.query;

/**
 * A piece of a query.
 *
 * @param start its place in the query
 * @param text a word as written, a phrase without its quotes, exact characters without their braces, a field's name, an operator as written
 * @param value a field's value
 * @param inner where a phrase's words or a field's value begin
 * @param number the distance of NEAR, the slop of a phrase
 */
record Lexeme(Type type, int start, String text, String value, int inner, int number) {
    enum Type {
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        NEAR,
        ONEAR,
        PHRASE,
        RAW,
        BARE,
        FIELD,
        END
    }

    static Lexeme sign(Type type, int start, String text) {
        return new Lexeme(type, start, text, "", start, 0);
    }

    /** How messages call it. */
    String shown() {
        return switch (type) {
            case END -> "the end";
            case PHRASE -> "\"" + text + "\"";
            case RAW -> "{" + text + "}";
            case FIELD -> text + ":" + value;
            case OPEN, CLOSE, AND, OR, NOT, NEAR, ONEAR, BARE -> text;
        };
    }
}
