package io.earshot.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a post as phrases are compared with: folded, without accents and apostrophes, which many leave out; an
 * empty one where a mark ends or parts a clause. Handles and links do not part one.
 */
final class Spoken {
    private final List<String> words;
    private final @Nullable Word.Spoken[] known;

    /** Where the words stand that a phrase in English may begin with: see {@link Word.Spoken#begins}. */
    private final int[] openings;

    private int openingCount;

    private Spoken(int most) {
        words = new ArrayList<>(most);
        known = new Word.@Nullable Spoken[most];
        openings = new int[most];
    }

    static Spoken of(List<Piece> pieces) {
        Spoken spoken = new Spoken(pieces.size());
        for (Piece piece : pieces) {
            switch (piece.kind()) {
                case WORD, HASHTAG, NUMBER -> spoken.add(piece);
                case BREAK, EXCLAMATION -> spoken.words.add("");
                case HANDLE, LINK, PLACEHOLDER, EMOJI, EMOTICON -> {}
            }
        }
        return spoken;
    }

    private void add(Piece piece) {
        Word word = piece.word();
        if (word == null || word.spoken().begins()) {
            openings[openingCount++] = words.size();
        }
        if (word == null) {
            words.add(Phrases.bare(piece.text()));
        } else {
            known[words.size()] = word.spoken();
            words.add(word.bare());
        }
    }

    /** How many words there are that a phrase in English may begin with. */
    int openings() {
        return openingCount;
    }

    /** Where one of them stands. */
    int opening(int i) {
        return openings[i];
    }

    List<String> words() {
        return words;
    }

    int size() {
        return words.size();
    }

    /** What is known of a word; null where nothing is. */
    Word.@Nullable Spoken known(int at) {
        return known[at];
    }
}
