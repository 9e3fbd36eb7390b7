package io.earshot.text;

import java.util.List;
import java.util.Set;

/** Which pieces of a post stand under a negation: those after its word, as far as it reaches. */
final class Negation {
    /** So many words, if no mark ends it before. Some languages put it behind; their models learn that from pairs. */
    private static final int REACH = 4;

    static final Set<String> WORDS = Set.of(String.join(
                    " ",
                    "not no never none nobody nothing neither nor nowhere nope without hardly barely lack lacks lacking cannot",
                    "can't cant won't wont don't dont doesn't doesnt didn't didnt isn't isnt aren't arent wasn't wasnt weren't",
                    "werent haven't havent hasn't hasnt hadn't couldn't couldnt shouldn't shouldnt wouldn't wouldnt ain't aint",
                    "dnt nicht nichts nie niemals kein keine keinen keiner ohne pas jamais rien aucun aucune sans nunca nada",
                    "ningún ninguna tampoco sin não nao nem nenhum nenhuma sem non mai niente nessuno nessuna senza nahi nahin",
                    "nhi mat नहीं मत ना لا لم لن ليس مش مو ما بدون")
            .split(" ", -1));

    private Negation() {}

    static boolean[] of(List<Piece> pieces) {
        boolean[] negated = new boolean[pieces.size()];
        int left = 0;
        for (int i = 0; i < negated.length; i++) {
            Piece piece = pieces.get(i);
            negated[i] = left > 0;
            switch (piece.kind()) {
                case WORD -> left = piece.isIn(WordSet.NEGATIONS) ? REACH : Math.max(0, left - 1);
                case BREAK, EXCLAMATION, EMOTICON -> {
                    left = 0;
                    negated[i] = false;
                }
                case HASHTAG, HANDLE, NUMBER, LINK, PLACEHOLDER, EMOJI -> {}
            }
        }
        return negated;
    }
}
