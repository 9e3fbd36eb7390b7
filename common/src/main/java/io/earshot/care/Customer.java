package io.earshot.care;

import io.earshot.customer.CustomerContext;
import io.earshot.customer.History;
import io.earshot.post.Author;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an answer.
 *
 * @param handle as the platform shows it, without {@code @}; the account's id where there is no handle
 * @param id in the brand's own books; null where the brand named none
 * @param followers null where the platform did not tell
 * @param tier such as {@code gold}; null where the brand named none
 * @param isNew whether the customer never wrote to the brand before
 * @param history what the customer wrote before this item; null for somebody new
 */
public record Customer(
        @Nullable String handle,
        @Nullable String id,
        @Nullable Long followers,
        @Nullable String tier,
        boolean isNew,
        @Nullable History history) {

    static Customer of(Author author, CustomerContext known) {
        boolean isNew = known.history().firstAt() == null;
        return new Customer(
                author.handle() != null ? author.handle() : author.id(),
                known.id(),
                author.followers(),
                known.tier(),
                isNew,
                isNew ? null : known.history());
    }
}
