package io.earshot.text.language;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a post whose language is asked for.
 *
 * @param words its words, folded; neither handles nor links
 * @param tags its hashtags, folded: they are names more often than words, and tell only where there is no word
 * @param platform the language that the platform claims, in any form of BCP 47; null where it claims none
 * @param served BCP 47 codes of the languages that the brand serves; empty where it does not matter
 * @param author BCP 47 codes of the languages that the author is known to write, each with its share of the author's
 *     posts, 0..1; empty where nothing is known
 */
public record Clues(
        List<String> words,
        List<String> tags,
        @Nullable String platform,
        List<String> served,
        Map<String, Double> author) {

    public Clues {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(tags, "tags");
        Objects.requireNonNull(served, "served");
        Objects.requireNonNull(author, "author");
    }

    /** The words alone. */
    public static Clues of(List<String> words) {
        return new Clues(words, List.of(), null, List.of(), Map.of());
    }
}
