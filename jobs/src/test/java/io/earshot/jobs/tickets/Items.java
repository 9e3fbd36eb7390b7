package io.earshot.jobs.tickets;

import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.ItemVersion.NoItemException;
import io.earshot.ticket.TicketMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writings of an item as the tests' input, as {@code earshot.items} has them. */
final class Items {
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private Items() {}

    static RawRecord raw(long offset, String value) {
        return new RawRecord(
                Topics.ITEMS,
                0,
                offset,
                START.toEpochMilli(),
                null,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                null);
    }

    static TicketMessage wanted(String target, long version, String status, String level) {
        return message(target, "acme/x:1", version, status, level, true);
    }

    static TicketMessage message(
            String target, String item, long version, String status, String level, boolean wanted) {
        return new TicketMessage(target, version(json(item, version, status, level, START)), wanted, START);
    }

    static ItemVersion version(String json) {
        try {
            return ItemVersion.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoItemException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String json(String item, long version, String status, String level, Instant updatedAt) {
        return """
                {"item":"%s","brand":"acme","conversation":"x:1","mention":"%s","customer":{"handle":"jane","followers":1200},
                "channel":"x","intent":{"label":"complaint","confidence":0.9},"priority":{"score":61,"level":"%s",
                "factors":[{"name":"severity","points":40,"because":"severity 1.00 of 1"}]},"team":"billing",
                "service":{"policy":"x-15m","firstReplyDue":"2026-11-24T10:15:00.000Z","state":"on_track"},"status":"%s",
                "text":"My parcel never came","url":"https://x.example/1","updatedAt":"%s","version":%d}""".formatted(item, item, level, status, Json.instant(updatedAt), version);
    }
}
