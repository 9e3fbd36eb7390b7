package io.earshot.clock;

import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What a service policy is chosen by.
 *
 * @param channel where the customer wrote
 * @param tier of the customer, such as {@code gold}; null where it is not known
 */
public record Circumstances(
        Platform channel, PriorityLevel level, @Nullable String tier, Intent.Label intent) {}
