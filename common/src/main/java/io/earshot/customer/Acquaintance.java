package io.earshot.customer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an author wrote to a brand, as it is kept.
 *
 * @param items in how many conversations they asked for something
 * @param firstAt when they first meant the brand in a post
 * @param lastAt when they last did
 * @param scores the sum of their posts' scores
 * @param judged how many posts that is the sum of
 * @param threads the conversations in which they asked; the latest ones
 * @param heard the mentions that were taken in; the latest ones
 */
public record Acquaintance(
        String brand,
        long items,
        Instant firstAt,
        Instant lastAt,
        double scores,
        long judged,
        List<String> threads,
        List<String> heard) {
    public Acquaintance {
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(firstAt, "firstAt");
        Objects.requireNonNull(lastAt, "lastAt");
    }

    History history() {
        @Nullable Double sentiment = judged == 0 ? null : (Double) (scores / judged);
        return new History(items, firstAt, lastAt, sentiment);
    }
}
