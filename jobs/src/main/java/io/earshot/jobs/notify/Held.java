package io.earshot.jobs.notify;

import io.earshot.json.Json;
import io.earshot.notify.News;
import java.time.Instant;

/**
 * What quiet hours held back for a target.
 *
 * @param end of these quiet hours
 */
public record Held(String target, Instant end, News news) {
    /** What goes into one digest has the same. */
    String digest() {
        return target + " " + Json.instant(end);
    }
}
