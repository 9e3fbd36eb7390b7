package io.earshot.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.care.Item;
import io.earshot.clock.PriorityLevel;
import io.earshot.deliver.Signature;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an item people act on: a ticket is written to only when this changes, not with every point of its priority.
 *
 * @param due the next deadline; null where no clock runs
 * @param breached whether a deadline was missed
 * @param words a fingerprint of what the customer wrote, and how often
 */
public record Picture(
        Item.Status status,
        PriorityLevel level,
        @Nullable Instant due,
        boolean breached,
        @Nullable String team,
        String words) {

    public static Picture of(ItemVersion item) {
        JsonNode tree = item.tree();
        Optional<Due> due = Due.of(tree);
        return new Picture(
                item.status(),
                item.level(),
                due.map(Due::at).orElse(null),
                Due.isBreached(tree),
                item.team(),
                Signature.fingerprint(
                        TicketText.words(tree) + "/" + tree.path("posts").asLong()));
    }
}
