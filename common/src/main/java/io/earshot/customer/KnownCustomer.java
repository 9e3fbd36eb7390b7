package io.earshot.customer;

import org.jspecify.annotations.Nullable;

/**
 * What the books say of an author.
 *
 * @param brand for which it holds; null for all
 * @param id of the customer in the books
 * @param tier in small letters
 */
public record KnownCustomer(
        @Nullable String brand,
        @Nullable String id,
        @Nullable String tier) {}
