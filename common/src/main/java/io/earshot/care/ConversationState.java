package io.earshot.care;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * All that is remembered of a conversation.
 *
 * @param thread id of the post that started it
 * @param cases its items, in the order in which they were opened
 * @param deeds what the brand did, as long as a post may still come that it was done for
 * @param voices who wrote the posts that opened no item; the latest ones
 * @param touchedAt when something was last heard or fell due
 */
public record ConversationState(
        String brand, String thread, List<Case> cases, List<Deed> deeds, List<Voice> voices, Instant touchedAt) {

    public ConversationState {
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(thread, "thread");
        Objects.requireNonNull(touchedAt, "touchedAt");
    }

    /** A conversation of which nothing was heard yet. */
    public static ConversationState empty(String brand, String thread) {
        return new ConversationState(brand, thread, List.of(), List.of(), List.of(), Instant.EPOCH);
    }
}
