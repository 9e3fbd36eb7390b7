package io.earshot.trend;

import java.time.Duration;
import java.time.Instant;

/** How long a bucket of a trend is. Buckets start at whole minutes, hours and days of UTC. */
public enum BucketSize {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    BucketSize(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }

    /** The start of the bucket that holds an instant. */
    public Instant start(Instant at) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
