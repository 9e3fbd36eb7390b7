package io.earshot.post;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a post. A component that the platform did not tell is null.
 *
 * @param id the platform's own id of the account
 * @param handle the account's name as used in mentions, without {@code @}
 * @param name the name shown to readers
 * @param followers how many accounts follow it, at the time of the post's receipt
 * @param verified whether the platform vouches for the account
 */
public record Author(
        @Nullable String id,
        @Nullable String handle,
        @Nullable String name,
        @Nullable Long followers,
        @Nullable Boolean verified) {

    /** An author of whom only the handle is known. */
    public static Author ofHandle(String handle) {
        return new Author(handle, handle, null, null, null);
    }
}
