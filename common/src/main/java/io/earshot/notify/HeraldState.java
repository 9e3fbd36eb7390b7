package io.earshot.notify;

import io.earshot.alert.AlertLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be remembered of one alert.
 *
 * @param latest its newest version; null where only a claim of it has come
 * @param peak the highest level that it had; null as long as there is no version
 * @param since since when it has been at each level or above, for the levels that it is at now
 * @param claimed whether somebody has said that they see to it
 * @param escalated what was escalated, as {@code level/target}
 * @param informed what each target knows
 * @param touchedAt when anything of it was last heard
 */
public record HeraldState(
        @Nullable AlertVersion latest,
        @Nullable AlertLevel peak,
        Map<AlertLevel, Instant> since,
        boolean claimed,
        List<String> escalated,
        List<Informed> informed,
        @Nullable Instant touchedAt) {

    /** Of an alert that nothing was heard of. */
    public static final HeraldState EMPTY = new HeraldState(null, null, Map.of(), false, List.of(), List.of(), null);
}
