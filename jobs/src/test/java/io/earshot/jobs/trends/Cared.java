package io.earshot.jobs.trends;

import io.earshot.care.Activity;
import io.earshot.care.BadActivityException;
import io.earshot.care.ItemEvent;
import io.earshot.care.ItemEvent.Kind;
import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was done for customers of the brand {@code acme} on X as the tests' input, at minutes after a day's midnight. */
final class Cared {
    private Cared() {}

    static ItemEvent event(Kind kind, int item, @Nullable Milestone milestone, double minute, @Nullable Long seconds) {
        String id = "acme/x:" + item;
        return new ItemEvent(
                id + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + milestone,
                id,
                "acme",
                kind,
                milestone,
                Heard.at(minute),
                Platform.X,
                Intent.Label.OUTAGE,
                PriorityLevel.NORMAL,
                null,
                null,
                kind == Kind.OPENED ? item % 2 == 0 : null,
                seconds,
                seconds,
                null);
    }

    static RawRecord raw(ItemEvent event, long offset) {
        return new RawRecord(
                Topics.ITEM_EVENTS,
                0,
                offset,
                event.at().toEpochMilli(),
                event.item().getBytes(StandardCharsets.UTF_8),
                Json.bytes(event),
                null);
    }

    static CareRecord record(ItemEvent event, long offset) {
        return CareRecord.of(raw(event, offset), event);
    }

    /** A score of an item's customer. */
    static RawRecord score(int item, int nps, double minute, long offset) {
        String json = "{\"type\":\"feedback\",\"at\":\"" + Heard.at(minute) + "\",\"item\":\"acme/x:" + item
                + "\",\"score\":{\"nps\":" + nps + "}}";
        return new RawRecord(
                Topics.ACTIVITY, 0, offset, Heard.millis(minute), null, json.getBytes(StandardCharsets.UTF_8), null);
    }

    static CareRecord record(RawRecord score) throws BadActivityException {
        return CareRecord.of(score, Activity.read(null, score.value()), "acme");
    }

    /** Three hours of sixty items, one in three answered late. */
    static List<RawRecord> events() {
        List<RawRecord> records = new ArrayList<>();
        for (int item = 0; item < 60; item++) {
            double minute = item * 3.0;
            boolean late = item % 3 == 0;
            double answer = minute + (late ? 40 : 5);
            List<ItemEvent> story = List.of(
                    event(Kind.OPENED, item, null, minute, null),
                    event(late ? Kind.BREACHED : Kind.MET, item, Milestone.FIRST_REPLY, minute + 15, null),
                    event(Kind.ANSWERED, item, Milestone.FIRST_REPLY, answer, Math.round((answer - minute) * 60)),
                    event(Kind.RESOLVED, item, null, answer + 60, Math.round((answer + 60 - minute) * 60)));
            for (ItemEvent event : story) {
                records.add(raw(event, records.size()));
            }
        }
        return records;
    }

    /** A score for each item. */
    static List<RawRecord> scores() {
        List<RawRecord> records = new ArrayList<>();
        for (int item = 0; item < 60; item++) {
            records.add(score(item, item % 11, item * 3.0 + 120, item));
        }
        return records;
    }
}
