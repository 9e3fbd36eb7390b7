package io.earshot.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a target is to be told of an alert.
 *
 * @param first whether it is the first that the target is told of this alert
 * @param digest the end of the quiet hours that held it back, where it belongs into their digest; null for at once
 */
public record Notice(
        String target,
        Event event,
        AlertVersion alert,
        boolean first,
        @Nullable Instant digest) {}
