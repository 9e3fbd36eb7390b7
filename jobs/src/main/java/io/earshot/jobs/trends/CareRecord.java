package io.earshot.jobs.trends;

import io.earshot.care.Activity;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.json.Json;
import io.earshot.tally.CareTally;
import io.earshot.trend.TrendBucket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done for a customer, and where its record stood, so that whoever refuses it later can still name
 * it. Either an event or an activity.
 */
public record CareRecord(
        ChannelKey key,
        Instant at,
        @Nullable ItemEvent event,
        @Nullable Activity activity,
        String topic,
        int partition,
        long offset) {

    static CareRecord of(RawRecord record, ItemEvent event) {
        return new CareRecord(
                new ChannelKey(event.brand(), event.channel().code()),
                event.at(),
                event,
                null,
                record.topic(),
                record.partition(),
                record.offset());
    }

    static CareRecord of(RawRecord record, Activity activity, String brand) {
        return new CareRecord(
                new ChannelKey(brand, CareTally.channel(activity).code()),
                activity.at(),
                null,
                activity,
                record.topic(),
                record.partition(),
                record.offset());
    }

    /** What tells it from others: an event's id; an activity has none and is told by all that it says. */
    String id() {
        return event != null ? event.event() : Json.string(activity);
    }

    void count(TrendBucket bucket) {
        if (event != null) {
            CareTally.add(event, bucket);
        } else if (activity != null) {
            CareTally.add(activity, bucket);
        }
    }

    /** The letter about it when a stage refuses it. Its original is the value written anew. */
    DeadLetter refused(String stage, String reason) {
        byte[] original = Json.bytes(event != null ? event : activity);
        RawRecord record = new RawRecord(topic, partition, offset, at.toEpochMilli(), null, original, null);
        return DeadLetter.of(record, stage, reason);
    }
}
