package io.earshot.jobs.connect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it came, with its coordinates, so that whatever is wrong with it can be named.
 *
 * @param key UTF-8, null where the record has none
 * @param value null for a tombstone
 * @param timestampMillis the record's own timestamp: event time where our producers wrote it
 * @param format value of the header {@code format}, null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are carried, never compared
public record RawRecord(
        String topic,
        int partition,
        long offset,
        long timestampMillis,
        byte @Nullable [] key,
        byte @Nullable [] value,
        @Nullable String format) {

    /** The key as text; null where there is none. */
    public @Nullable String keyText() {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    public Instant recordedAt() {
        return Instant.ofEpochMilli(timestampMillis);
    }
}
