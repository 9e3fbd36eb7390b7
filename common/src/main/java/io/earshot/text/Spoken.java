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

    private Spoken(int most) {
        words = new ArrayList<>(most);
        known = new Word.@Nullable Spoken[most];
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
        if (word == null) {
            words.add(Phrases.bare(piece.text()));
        } else {
            known[words.size()] = word.spoken();
            words.add(word.spoken().text());
        }
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
