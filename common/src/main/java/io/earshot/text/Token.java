package io.earshot.text;

/**
 * One piece of a post.
 *
 * @param text folded: lower-case, a letter that is drawn out cut to two ({@code sooo} is {@code soo}), without its
 *     {@code #} or {@code @}; a run of marks as it stands; an emoji without its skin tone
 * @param shouted all of two or more letters were capitals
 * @param drawnOut a letter was repeated three times or more
 */
record Token(Kind kind, String text, boolean shouted, boolean drawnOut) {

    enum Kind {
        WORD,
        HASHTAG,
        HANDLE,
        NUMBER,
        LINK,
        PLACEHOLDER,
        EMOJI,
        /** {@code :)} and its like: the text is {@link Tokens#HAPPY} or {@link Tokens#SAD}. */
        EMOTICON,
        /** A run of exclamation and question marks. */
        EXCLAMATION,
        /** What ends or parts a clause. */
        BREAK
    }

    boolean isWord() {
        return kind == Kind.WORD || kind == Kind.HASHTAG;
    }
}
