package io.earshot.care;

import io.earshot.clock.Milestone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an item's history.
 *
 * @param what happened
 * @param milestone whose clock it is about; null where it is about none
 * @param because why, in words; null where the kind says it all
 */
public record Chapter(
        Instant at,
        ItemEvent.Kind what,
        @Nullable Milestone milestone,
        @Nullable String agent,
        @Nullable String because) {}
