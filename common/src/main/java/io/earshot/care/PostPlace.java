package io.earshot.care;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a post on the way to its conversation.
 *
 * @param thread id of the post that started its conversation; null while only its topic is known
 * @param isAsking whether it opens an item, so that its topic matters
 * @param words of a post that opens an item, by which whoever resolves it becomes an expert
 * @param topic which it is part of; null while that is not known
 */
public record PostPlace(
        @Nullable String thread,
        boolean isAsking,
        List<String> words,
        @Nullable String topic) {
    public PostPlace {
        words = words == null ? List.of() : List.copyOf(words);
    }
}
