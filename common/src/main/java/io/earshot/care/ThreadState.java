package io.earshot.care;

import io.earshot.alert.AlertLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread remembers beside its cases.
 *
 * @param deeds what the brand did, in order of time, for items that open later
 * @param others who wrote the posts that opened no item: the newest
 * @param risk how likely the thread is to go viral; null where it is no risk
 * @param touchedAt when one of these last changed
 * @param wakesAt when to see whether it can be forgotten; null before it is kept
 */
public record ThreadState(
        List<Deed> deeds,
        List<Voice> others,
        @Nullable AlertLevel risk,
        Instant touchedAt,
        @Nullable Instant wakesAt) {
    static final ThreadState EMPTY = new ThreadState(List.of(), List.of(), null, Instant.EPOCH, null);

    ThreadState wakesAt(Instant next) {
        return new ThreadState(deeds, others, risk, touchedAt, next);
    }
}
