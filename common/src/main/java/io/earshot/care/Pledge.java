package io.earshot.care;

import io.earshot.clock.Milestone;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as it was promised when its clock started, or was shortened. It stays what it is although the policy
 * changes later.
 *
 * @param clock what starts the clock: the post, or the promise
 * @param policy which service policy promised it
 * @param heatedAt when the clock was shortened to this; null for the whole clock
 * @param due what happens at this instant is in time
 */
public record Pledge(
        Milestone milestone,
        String clock,
        String policy,
        @Nullable Instant heatedAt,
        Instant start,
        Instant due,
        Instant warnAt) {

    boolean isOf(Milestone wanted, String wantedClock, @Nullable Instant wantedHeat) {
        return milestone == wanted && clock.equals(wantedClock) && Objects.equals(heatedAt, wantedHeat);
    }
}
