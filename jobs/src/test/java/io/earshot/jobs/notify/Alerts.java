package io.earshot.jobs.notify;

import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.notify.AlertVersion;
import io.earshot.notify.AlertVersion.NoAlertException;
import io.earshot.notify.Event;
import io.earshot.notify.Message;
import io.earshot.notify.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writings of a brand's alert as the tests' input, as {@code earshot.alerts} has them. */
final class Alerts {
    private Alerts() {}

    static RawRecord record(String brand, long version, String level, String state, Instant updatedAt) {
        return raw(version, updatedAt, json(brand, version, level, state, updatedAt));
    }

    static RawRecord raw(long offset, Instant at, String value) {
        return new RawRecord(
                Topics.ALERTS,
                0,
                offset,
                at.toEpochMilli(),
                null,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                null);
    }

    static AlertVersion version(String brand, long version, String level, String state, Instant updatedAt) {
        try {
            return AlertVersion.read(
                    json(brand, version, level, state, updatedAt).getBytes(StandardCharsets.UTF_8));
        } catch (NoAlertException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What a target is told of a version. */
    static Message message(String target, Event event, AlertVersion alert, Instant at) {
        return Message.of(new Notice(target, event, alert, true, null), at);
    }

    private static String json(String brand, long version, String level, String state, Instant updatedAt) {
        String closed = state.equals("closed") ? "\"closedAt\":\"" + Json.instant(updatedAt) + "\"," : "";
        return """
                {"alert":"%s/volume_spike/1","brand":"%s","kind":"volume_spike","level":"%s","state":"%s",
                "openedAt":"2026-11-24T10:00:00.000Z","updatedAt":"%s",%s
                "window":{"start":"2026-11-24T09:55:00.000Z","end":"2026-11-24T10:00:00.000Z"},"observed":96,
                "expected":3.2,"ratio":30,"surprise":12.4,"reason":"96 posts of %s in 5 minutes where 3 are usual.",
                "terms":["login","<down>"],"exemplars":["%s/x:1"],"detector":"test-1","version":%d}""".formatted(brand, brand, level, state, Json.instant(updatedAt), closed, brand, brand, version);
    }
}
