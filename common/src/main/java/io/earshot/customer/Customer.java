package io.earshot.customer;

import io.earshot.post.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer in the books of a company, as a record of {@code earshot.customers} tells of one.
 *
 * @param handle of their account on the platform, with or without its sign
 * @param id of the account, for authors who have no handle
 * @param brand whose customer; null for all brands
 * @param customer the customer's id in the company's books
 * @param tier such as {@code gold}
 * @param name of the customer; read by nobody here, and not kept
 * @param at since when it holds: event time
 */
public record Customer(
        Platform platform,
        @Nullable String handle,
        @Nullable String id,
        @Nullable String brand,
        @Nullable String customer,
        @Nullable String tier,
        @Nullable String name,
        Instant at) {}
