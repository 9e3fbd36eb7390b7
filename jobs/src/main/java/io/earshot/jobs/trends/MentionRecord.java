package io.earshot.jobs.trends;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.MentionReader;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.time.Instant;

/** A mention and where its record stood, so that whoever refuses it later can still name it. */
public record MentionRecord(Mention mention, String topic, int partition, long offset) {

    static MentionRecord read(RawRecord record) throws BadRecordException {
        return new MentionRecord(MentionReader.read(record), record.topic(), record.partition(), record.offset());
    }

    String brand() {
        return mention.brand();
    }

    Instant createdAt() {
        return mention.post().createdAt();
    }

    /** The letter about a mention that a stage refuses. Its original is the mention written anew. */
    DeadLetter refused(String stage, String reason) {
        RawRecord record =
                new RawRecord(topic, partition, offset, createdAt().toEpochMilli(), null, Json.bytes(mention), null);
        return DeadLetter.of(record, stage, reason);
    }
}
