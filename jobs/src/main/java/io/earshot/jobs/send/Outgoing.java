package io.earshot.jobs.send;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way.
 *
 * @param place where it stands, as {@code file:line}
 * @param key what it is keyed by
 * @param at its event time
 * @param format value of its header {@code format}; null for none
 * @param moved its value as if it had happened at another time
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are carried, never compared
public record Outgoing(
        String place,
        String key,
        Instant at,
        byte[] value,
        @Nullable String format,
        Function<Instant, byte[]> moved) {

    /** The same at another time, in our own JSON. */
    Outgoing at(Instant time) {
        return new Outgoing(place, key, time, moved.apply(time), null, moved);
    }

    /** Takes records, one after the other. */
    @FunctionalInterface
    public interface Receiver {
        void accept(Outgoing outgoing) throws SendException, InterruptedException;
    }
}
