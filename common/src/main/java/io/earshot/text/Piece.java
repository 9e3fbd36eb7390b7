package io.earshot.text;

import org.jspecify.annotations.Nullable;

/**
 * One piece of a post.
 *
 * @param text folded: without regard to case and styled letters, a letter that is drawn out cut to two ({@code sooo} is
 *     {@code soo}), without its {@code #} or {@code @}; a run of marks as it stands; an emoji without its skin tone
 * @param start where it begins in the post, in UTF-16 units
 * @param end where it ends
 * @param shouted all of two or more letters were capitals
 * @param drawnOut a letter was repeated three times or more
 * @param word what is known of it; null of what is neither a word nor a hashtag, and where nobody asked a vocabulary
 */
record Piece(
        Kind kind,
        String text,
        int start,
        int end,
        boolean shouted,
        boolean drawnOut,
        @Nullable Word word) {

    enum Kind {
        /** A word, censored ones ({@code f***}) with their stars. */
        WORD,
        HASHTAG,
        HANDLE,
        NUMBER,
        LINK,
        PLACEHOLDER,
        EMOJI,
        /** {@code :)} and its like: the text is {@link Emoticons#HAPPY}, {@link Emoticons#SAD} or another mood. */
        EMOTICON,
        /** A run of exclamation and question marks. */
        EXCLAMATION,
        /** What ends or parts a clause. */
        BREAK
    }

    /** A piece of which nothing more is known. */
    Piece(Kind kind, String text, int start, int end, boolean shouted, boolean drawnOut) {
        this(kind, text, start, end, shouted, drawnOut, null);
    }

    boolean isWord() {
        return kind == Kind.WORD || kind == Kind.HASHTAG;
    }

    /** Whether its text is in a set. */
    boolean isIn(WordSet set) {
        return word == null ? set.contains(text) : word.isIn(set);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
