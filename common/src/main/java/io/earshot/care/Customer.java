package io.earshot.care;

import io.earshot.post.Author;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an answer.
 *
 * @param handle as the platform shows it, without {@code @}; the account's id where there is no handle
 * @param followers null where the platform did not tell
 */
public record Customer(@Nullable String handle, @Nullable Long followers) {

    static Customer of(Author author) {
        return new Customer(author.handle() != null ? author.handle() : author.id(), author.followers());
    }
}
