package io.earshot.care;

import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.post.Platform;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an item, as {@code earshot.item-events} carries it: what the numbers of a team are counted
 * from. Each happens once; a replay tells the same under the same id.
 *
 * @param event the id: the item, the kind, and what tells it from others of the kind
 * @param milestone whose clock it is about; null where it is about none
 * @param at when it happened: event time, for deadlines the first millisecond after them
 * @param level of the item's priority then
 * @param agent who did it; null where nobody did or said
 * @param newCustomer with {@link Kind#OPENED}: whether the customer is new to the brand
 * @param seconds how long it took: from the start of the clock to an answer, from the opening to the end; null for others
 * @param businessSeconds the same, counted in the policy's hours
 * @param because why, in words; null where the kind says it all
 */
public record ItemEvent(
        String event,
        String item,
        String brand,
        Kind kind,
        @Nullable Milestone milestone,
        Instant at,
        Platform channel,
        Intent.Label intent,
        PriorityLevel level,
        @Nullable String team,
        @Nullable String agent,
        @Nullable Boolean newCustomer,
        @Nullable Long seconds,
        @Nullable Long businessSeconds,
        @Nullable String because) {

    public ItemEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
    }

    /** That somebody who waits for nothing praised the brand: it is of no item, and has the mention's id in its place. */
    static ItemEvent testimonial(Mention mention) {
        return new ItemEvent(
                mention.mention() + "/testimonial",
                mention.mention(),
                mention.brand(),
                Kind.TESTIMONIAL,
                null,
                mention.post().createdAt(),
                mention.post().platform(),
                mention.intent().label(),
                PriorityLevel.LOW,
                null,
                null,
                null,
                null,
                null,
                Opening.excerpt(mention.post().text()));
    }

    /** What happened. */
    public enum Kind {
        OPENED,
        CLAIMED,
        /** The customer got an answer: {@code seconds} after the start of the milestone's clock. */
        ANSWERED,
        /** The milestone's clock has only the policy's share left. */
        WARNED,
        /** The milestone was reached in time. */
        MET,
        /** The milestone's deadline passed. */
        BREACHED,
        PROMISED,
        PROMISE_KEPT,
        PROMISE_BROKEN,
        RESOLVED,
        REOPENED,
        EXPIRED,
        /** The priority moved by more than one level. */
        PRIORITY_CHANGED,
        /** The topic turned hot, or the thread is about to go viral: the clock runs faster. */
        CLOCK_SHORTENED,
        /** It cooled: the clock runs as before. */
        CLOCK_RESTORED,
        /** Somebody who is not the brand answered the customer. */
        PEER_ANSWER,
        /** The customer praised what was done. */
        TESTIMONIAL
    }
}
