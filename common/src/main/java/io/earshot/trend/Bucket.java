package io.earshot.trend;

import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * A span of event time that posts are counted in.
 *
 * @param start inclusive, a whole minute, hour or day of UTC
 */
public record Bucket(BucketSize size, Instant start) implements Comparable<Bucket> {
    private static final Comparator<Bucket> BY_TIME =
            Comparator.comparing(Bucket::start).thenComparing(Bucket::size);

    public Bucket {
        Objects.requireNonNull(size, "size");
        if (!start.equals(size.start(start))) {
            throw new IllegalArgumentException(
                    "a bucket of size " + size.name().toLowerCase(Locale.ROOT) + " cannot start at " + start);
        }
    }

    /** The bucket of a size that an instant falls into. */
    public static Bucket of(BucketSize size, Instant at) {
        return new Bucket(size, size.start(at));
    }

    /** The bucket of the same size that much later. */
    public Bucket after(Duration distance) {
        return of(size, start.plus(distance));
    }

    /** The first instant after the bucket. */
    public Instant end() {
        return start.plus(size.length());
    }

    /**
     * Whether a post entered the system only after its bucket had ended and a grace had passed, so that whoever read
     * the bucket then read it without the post. It depends on the post alone, so a replay says the same.
     */
    public boolean missed(Post post, Duration grace) {
        return post.receivedAt() != null && post.receivedAt().isAfter(end().plus(grace));
    }

    /** The id of this bucket's trend: {@code <brand>/<channel>/<size>/<start>}. */
    public String trendId(String brand, Platform channel) {
        return brand + "/" + channel.code() + "/" + size.name().toLowerCase(Locale.ROOT) + "/" + Json.instant(start);
    }

    @Override
    public int compareTo(Bucket other) {
        return BY_TIME.compare(this, other);
    }
}
