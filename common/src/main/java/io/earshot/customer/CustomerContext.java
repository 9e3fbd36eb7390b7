package io.earshot.customer;

import org.jspecify.annotations.Nullable;

/**
 * What a brand knows of the author of a post when it comes.
 *
 * @param id in the brand's own books; null where the brand named none
 * @param tier such as {@code gold}; null where the brand named none
 * @param history what the author wrote to the brand before this post
 */
public record CustomerContext(@Nullable String id, @Nullable String tier, History history) {
    /** Of somebody of whom nothing is known. */
    public static final CustomerContext UNKNOWN = new CustomerContext(null, null, History.NONE);
}
