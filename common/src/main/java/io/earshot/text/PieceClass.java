package io.earshot.text;

/**
 * What a piece is to a network that reads the post as a sequence: a number for its kind, how the lexicon feels about it,
 * and whether it is negated or shouted. So a network knows something of words that its examples lack.
 */
final class PieceClass {
    /** A word of a phrase of the lexicon; the other rows are the kinds of pieces. */
    private static final int PHRASE = Piece.Kind.values().length;

    private static final int VALENCES = 2 * Lexicon.STRONGEST + 1;

    private PieceClass() {}

    /**
     * A number below 512.
     *
     * @param valence of the piece by itself
     * @param phrase of the phrase that it is part of; 0 if it is in none
     */
    @SuppressWarnings("EnumOrdinal") // the order is part of the features' version
    static int of(Piece piece, int valence, int phrase, boolean negated) {
        int row = phrase == 0 ? piece.kind().ordinal() : PHRASE;
        int felt = (phrase == 0 ? valence : phrase) + Lexicon.STRONGEST;
        return ((row * VALENCES + felt) * 2 + (negated && piece.isWord() ? 1 : 0)) * 2 + (piece.shouted() ? 1 : 0);
    }
}
