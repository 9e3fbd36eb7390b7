package io.earshot.jobs.send;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When each record goes, for records that go at a multiple of their own pace: the first at once, each other as long
 * after it as it happened, divided by the speed. One that is older than the one before it goes at once.
 */
public final class Pace {
    /** Longer than any replay: keeps a far date from overflowing the arithmetic. */
    private static final double LONGEST_NANOS = Duration.ofDays(3_650).toNanos();

    private final double speed;
    private @Nullable Instant first;
    private @Nullable Instant latest;
    private long outOfOrder;

    /**
     * @param speed how many seconds of their time pass in one of ours; above 0
     */
    public Pace(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("a speed is above 0: " + speed);
        }
        this.speed = speed;
    }

    /** How long after the first record this one goes; below zero for one that is older than the first. */
    public Duration delay(Instant at) {
        if (first == null) {
            first = at;
        }
        if (latest != null && at.isBefore(latest)) {
            outOfOrder++;
        } else {
            latest = at;
        }
        double millis = Duration.between(first, at).toMillis() / speed;
        return Duration.ofNanos((long) Math.max(-LONGEST_NANOS, Math.min(LONGEST_NANOS, millis * 1e6)));
    }

    /** The time of the newest record so far, null before the first. */
    public @Nullable Instant latest() {
        return latest;
    }

    /** How many records were older than one before them. */
    public long outOfOrder() {
        return outOfOrder;
    }
}
