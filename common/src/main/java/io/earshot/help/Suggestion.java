package io.earshot.help;

import org.jspecify.annotations.Nullable;

/**
 * Something that may help with an item.
 *
 * @param id of the article or the reply in the brand book; null for advice
 * @param title a few words for a person
 * @param url where the customer can read it; null where it is no page
 * @param text what can be sent as it is, or what is advised; null for an article
 * @param score 0..1, how well it fits; null for advice
 */
public record Suggestion(
        Kind kind,
        @Nullable String id,
        String title,
        @Nullable String url,
        @Nullable String text,
        @Nullable Double score) {
    /** What it is. */
    public enum Kind {
        /** A page of the knowledge base. */
        ARTICLE,
        /** A canned reply. */
        REPLY,
        /** Many ask the same: answer them with one public post. */
        PUBLIC_POST,
        /** Many ask what no article answers: write one. */
        MISSING_ARTICLE
    }
}
