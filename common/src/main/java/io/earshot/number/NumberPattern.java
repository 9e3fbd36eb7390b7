package io.earshot.number;

import java.util.Objects;

/**
 * What the numbers of one kind look like.
 *
 * @param kind what they are numbers of, such as {@code order}
 * @param pattern a regular expression that {@link PatternCheck} finds nothing wrong with; letter case does not matter. If it
 *     has a group, that is the number, and what is around it only tells that it is one.
 */
public record NumberPattern(String kind, String pattern) {
    public NumberPattern {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pattern, "pattern");
    }
}
