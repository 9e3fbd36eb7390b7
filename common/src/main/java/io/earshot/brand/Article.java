package io.earshot.brand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that answers a question: a page of the knowledge base, or a reply that can be sent as it is.
 *
 * @param id unique among the brand's
 * @param title what it answers, in the words of those who ask
 * @param text what it says
 * @param url where it can be read; null for a reply
 */
public record Article(
        String id, String title, String text, @Nullable String url) {
    public Article {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        text = text == null ? "" : text;
    }
}
