package io.earshot.text;

import io.earshot.text.model.PhraseModel;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** How posts are put to a {@link PhraseModel}: by what key it knows a piece, and what marks a piece has. */
final class Phrasing {
    private static final int NEGATED = 1 << (2 * Lexicon.STRONGEST);
    private static final int SHOUTED = NEGATED << 1;
    private static final int TAGGED = SHOUTED << 1;

    /** How many marks there are: the valences but for 0, and the three above. */
    static final int MARKS = 2 * Lexicon.STRONGEST + 3;

    private Phrasing() {}

    /** Words, emoji and the like are called as they are written, all handles alike, and so links and numbers. */
    static String name(Piece piece) {
        return switch (piece.kind()) {
            case WORD, HASHTAG, EMOJI, EMOTICON, EXCLAMATION -> piece.text();
            case HANDLE -> "@";
            case LINK -> "<link>";
            case NUMBER -> "<number>";
            case PLACEHOLDER -> "<placeholder>";
            case BREAK -> "|" + piece.text();
        };
    }

    /** A word and what else it may be looked for as: without what is the owner's, apostrophes or hyphens. */
    static List<String> spellings(String word) {
        if (word.indexOf('\'') < 0 && word.indexOf('-') < 0) {
            return List.of(word);
        }
        String owner = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        return List.of(word, owner, word.replace("'", ""), word.replace("-", ""));
    }

    /** The bits of each piece's marks. */
    static int[] marks(List<Piece> pieces, boolean[] negated, int[] valences) {
        int[] marks = new int[pieces.size()];
        for (int i = 0; i < marks.length; i++) {
            Piece piece = pieces.get(i);
            marks[i] = valence(valences[i])
                    | (negated[i] ? NEGATED : 0)
                    | (piece.shouted() ? SHOUTED : 0)
                    | (piece.is(Piece.Kind.HASHTAG) ? TAGGED : 0);
        }
        return marks;
    }

    private static int valence(int valence) {
        if (valence == 0) {
            return 0;
        }
        return 1 << (valence < 0 ? valence + Lexicon.STRONGEST : valence + Lexicon.STRONGEST - 1);
    }

    /** The row that the model has of each piece, as remembered or looked for; 0 where it is not known. */
    @SuppressWarnings("ReferenceEquality") // of another object it is looked for, be it the same model
    static int[] rows(List<Piece> pieces, PhraseModel model) {
        IntUnaryOperator byKey = model::row;
        int[] rows = new int[pieces.size()];
        for (int i = 0; i < rows.length; i++) {
            Piece piece = pieces.get(i);
            Word.Letters remembered = piece.word() == null ? null : piece.word().letters();
            rows[i] = remembered != null && remembered.model().phrases() == model
                    ? remembered.phrases()
                    : row(piece, byKey);
        }
        return rows;
    }

    /**
     * The row of a piece; 0 if it is not known.
     *
     * @param byKey gives the row of a key, 0 of one that is not known
     */
    static int row(Piece piece, IntUnaryOperator byKey) {
        return piece.isWord()
                ? row(piece.text(), byKey)
                : byKey.applyAsInt(name(piece).hashCode());
    }

    /** The row of a word by the first spelling that is known; 0 if none is. */
    static int row(String word, IntUnaryOperator byKey) {
        for (String spelt : spellings(word)) {
            int row = byKey.applyAsInt(spelt.hashCode());
            if (row > 0) {
                return row;
            }
        }
        return 0;
    }
}
