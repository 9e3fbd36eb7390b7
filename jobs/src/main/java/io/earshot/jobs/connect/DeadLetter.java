package io.earshot.jobs.connect;

import java.time.Instant;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * A record or document that could not be used, as {@code earshot.dead-letters} carries it: why, where it stood, and
 * its bytes. A document that Elasticsearch refused stood in no topic: it has no coordinates.
 *
 * @param id {@code <stage>/<topic>-<partition>-<offset>} of a record, {@code <stage>/<index>/<id>} of a document, so
 *     that a replay changes nothing
 * @param stage who refused it, such as {@code decode}
 * @param reason one sentence a person can act on
 * @param recordedAt the record's own timestamp
 * @param key the record's key if it had one, or the document's id
 * @param original the record's value or the document's source, Base64 in JSON
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are carried, never compared
public record DeadLetter(
        String id,
        String stage,
        String reason,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Instant recordedAt,
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
                record.recordedAt(),
                record.keyText(),
                record.value());
    }

    /** The letter about a document that Elasticsearch refuses for good. */
    public static DeadLetter ofDocument(
            String index, String documentId, String reason, @Nullable Instant recordedAt, byte[] source) {
        return new DeadLetter(
                "elasticsearch/" + index + "/" + documentId,
                "elasticsearch",
                reason,
                null,
                null,
                null,
                recordedAt,
                documentId,
                source);
    }

    /** The same letter for a destination that the original is too large for; the reason says so. */
    public DeadLetter withoutOriginal() {
        int bytes = original == null ? 0 : original.length;
        String explained = reason + " (the original of " + bytes + " bytes is too large to be kept here)";
        return new DeadLetter(id, stage, explained, topic, partition, offset, recordedAt, key, null);
    }
}
