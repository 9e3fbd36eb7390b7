package io.earshot.jobs.connect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, as {@code earshot.dead-letters} carries it: why, where it stood, and its bytes.
 *
 * @param id {@code <stage>/<topic>-<partition>-<offset>}, so that a replay changes nothing
 * @param stage who refused it, such as {@code decode}
 * @param reason one sentence a person can act on
 * @param recordedAt the record's own timestamp
 * @param key the record's key, if it had one
 * @param original the record's value, Base64 in JSON
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are carried, never compared
public record DeadLetter(
        String id,
        String stage,
        String reason,
        String topic,
        int partition,
        long offset,
        Instant recordedAt,
        @Nullable String key,
        byte @Nullable [] original) {

    /** The side output that every operator puts its dead letters on. */
    public static final OutputTag<DeadLetter> TAG = new OutputTag<>("dead-letters") {
        private static final long serialVersionUID = 1;
    };

    /** The letter about a record that a stage refuses. */
    public static DeadLetter of(RawRecord record, String stage, String reason) {
        return new DeadLetter(
                stage + "/" + record.topic() + "-" + record.partition() + "-" + record.offset(),
                stage,
                reason,
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestampMillis()),
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                record.value());
    }
}
