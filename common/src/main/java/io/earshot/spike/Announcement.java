package io.earshot.spike;

import java.time.Instant;

/**
 * Something people know will be talked of: a launch, a match, a strike that was called.
 *
 * @param from when the talk is expected to rise
 * @param until when it is over; after {@code from}
 * @param factor how many times the usual talk is expected meanwhile; above 0
 */
public record Announcement(Instant from, Instant until, double factor) {
    public Announcement {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("until: must be after from, " + from + ", found " + until);
        }
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor: must be above 0, found " + factor);
        }
    }
}
