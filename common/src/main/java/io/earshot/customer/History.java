package io.earshot.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote to a brand before.
 *
 * @param items in how many conversations they asked for something
 * @param firstAt when they first meant the brand in a post; null for somebody who is new to it
 * @param lastAt when they last did
 * @param sentiment mean score of their posts, −1..1; null where none was judged
 */
public record History(
        long items,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        @Nullable Double sentiment) {
    /** Of somebody who is new to the brand. */
    public static final History NONE = new History(0, null, null, null);
}
