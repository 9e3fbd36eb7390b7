package io.earshot.care;

import io.earshot.clock.PriorityLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was promised and told of a case so far, so that nothing is told twice and no promise is changed.
 *
 * @param pledges the deadlines that were promised
 * @param told the events that were told, each by what follows the item in its id
 * @param level of the priority when the item was opened, or last moved far; null before it is told
 * @param seenAt how far time had come when the case was last looked at
 * @param wakesAt when time alone changes it next; null before it is told
 * @param updatedAt of the item's last version
 * @param version of the item's last version
 */
public record Standing(
        List<Pledge> pledges,
        List<String> told,
        @Nullable PriorityLevel level,
        Instant seenAt,
        @Nullable Instant wakesAt,
        Instant updatedAt,
        long version) {

    /** Of a case of which nothing was told. */
    static Standing at(Instant now) {
        return new Standing(List.of(), List.of(), null, now, null, Instant.EPOCH, 0);
    }
}
