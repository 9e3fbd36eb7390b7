package io.earshot.notify;

import io.earshot.alert.AlertLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one target knows of one alert.
 *
 * @param version the last that it was told; 0 if it was told nothing yet
 * @param level the highest that it was told; null if it was told nothing yet
 * @param at when it was last told
 * @param closed whether it was told that the alert is over
 * @param heldUntil the end of the quiet hours that hold back what it has not been told
 */
public record Informed(
        String target,
        long version,
        @Nullable AlertLevel level,
        @Nullable Instant at,
        boolean closed,
        @Nullable Instant heldUntil) {

    static Informed ofNothing(String target) {
        return new Informed(target, 0, null, null, false, null);
    }

    boolean knowsIt() {
        return level != null;
    }

    Informed told(AlertVersion alert, Instant now) {
        AlertLevel highest = level == null || alert.level().compareTo(level) > 0 ? alert.level() : level;
        return new Informed(target, alert.version(), highest, now, alert.isClosed(), null);
    }

    Informed until(@Nullable Instant end) {
        return new Informed(target, version, level, at, closed, end);
    }
}
