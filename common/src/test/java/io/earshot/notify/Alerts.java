package io.earshot.notify;

import io.earshot.notify.AlertVersion.NoAlertException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writings of alerts as the tests' input, as {@code earshot.alerts} has them. */
public final class Alerts {
    public static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    private Alerts() {}

    /** Minutes after ten on a Tuesday. */
    public static Instant at(double minute) {
        return TEN.plusMillis(Math.round(minute * 60_000));
    }

    /**
     * A writing of the volume spike of acme that opened at ten.
     *
     * @param minute when it was written
     */
    public static AlertVersion version(long version, String level, String state, double minute) {
        return version("acme", version, level, state, minute);
    }

    /** The same of another brand. */
    public static AlertVersion version(String brand, long version, String level, String state, double minute) {
        return read(json(brand, version, level, state, minute));
    }

    /** As the topic has it. */
    public static String json(String brand, long version, String level, String state, double minute) {
        String closed = state.equals("closed") ? "\"closedAt\":\"" + at(minute) + "\"," : "";
        return """
                {"alert":"%s/volume_spike/2026-11-24T10:00:00.000Z","brand":"%s","kind":"volume_spike","level":"%s",
                "state":"%s","openedAt":"2026-11-24T10:00:00.000Z","updatedAt":"%s",%s
                "window":{"start":"2026-11-24T09:55:00.000Z","end":"2026-11-24T10:00:00.000Z"},"observed":96,
                "expected":3.2,"ratio":30,"surprise":12.4,"reason":"96 posts of %s in 5 minutes where 3 are usual.",
                "terms":["login","down"],"exemplars":["%s/x:1","%s/x:2"],"detector":"test-1","version":%d,
                "later":{"field":true}}""".formatted(brand, brand, level, state, at(minute), closed, brand, brand, brand, version);
    }

    static AlertVersion read(String json) {
        try {
            return AlertVersion.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoAlertException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
