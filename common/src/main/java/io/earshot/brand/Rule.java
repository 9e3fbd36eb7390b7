package io.earshot.brand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a brand calls some of its mentions, or what they are worth to it.
 *
 * @param id unique among the brand's rules
 * @param when which of the brand's mentions, in the query language; as these mean the brand already, it may be a filter
 *     alone or only exclude
 * @param tag the word for them, null for none
 * @param score what it adds to their score, null for nothing
 */
public record Rule(
        String id,
        String when,
        @Nullable String tag,
        @Nullable Double score) {
    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(when, "when");
    }
}
