package io.earshot.viral;

import io.earshot.alert.AlertLevel;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * What a brand holds for a thread that matters.
 *
 * @param posts a thread with so many posts in the end matters
 * @param reach so does one with such a sum of audiences
 * @param watch from this risk on, 0..1, a thread is watched; so are {@code elevated} and {@code critical}
 * @param margin a level is given up only when the risk is this far below it
 * @param calmAfter and only when it has been so for this long
 * @param leastPosts threads with fewer posts have no level
 * @param leastAuthors nor have threads by fewer distinct authors: a quarrel of two is no crowd
 * @param endAfter a thread without a post for so long is over and forgotten
 * @param mostThreads how many threads are kept; beyond, the least active go first
 */
public record ViralSettings(
        long posts,
        long reach,
        double watch,
        double elevated,
        double critical,
        double margin,
        Duration calmAfter,
        int leastPosts,
        int leastAuthors,
        Duration endAfter,
        int mostThreads)
        implements Serializable {

    /** For a brand that says nothing else. */
    public static final ViralSettings BALANCED = matter(100, 500_000);

    public ViralSettings {
        require(posts >= 2, "posts: must be at least 2, found " + posts);
        require(reach >= 1, "reach: must be at least 1, found " + reach);
        require(
                0 < watch && watch < elevated && elevated < critical && critical <= 1,
                "watch, elevated, critical: must ascend within 0 and 1, found " + watch + ", " + elevated + ", "
                        + critical);
        require(margin >= 0 && margin < watch, "margin: must be at least 0 and below watch, found " + margin);
        require(!calmAfter.isNegative(), "calmAfter: must not be below zero, found " + calmAfter);
        require(leastPosts >= 2, "leastPosts: must be at least 2, found " + leastPosts);
        require(leastAuthors >= 1, "leastAuthors: must be at least 1, found " + leastAuthors);
        require(endAfter.compareTo(calmAfter) > 0, "endAfter: must exceed calmAfter, " + calmAfter);
        require(mostThreads >= 1, "mostThreads: must be at least 1, found " + mostThreads);
    }

    /** The usual settings, for a brand to which so many posts, or so much reach, matter. */
    public static ViralSettings matter(long posts, long reach) {
        return new ViralSettings(
                posts, reach, 0.35, 0.55, 0.75, 0.08, Duration.ofMinutes(15), 5, 4, Duration.ofDays(2), 20_000);
    }

    /** The least risk of a level. */
    double from(AlertLevel level) {
        return switch (level) {
            case WATCH -> watch;
            case ELEVATED -> elevated;
            case CRITICAL -> critical;
        };
    }

    /** The highest level that a risk reaches. */
    Optional<AlertLevel> level(double risk) {
        if (risk >= critical) {
            return Optional.of(AlertLevel.CRITICAL);
        }
        if (risk >= elevated) {
            return Optional.of(AlertLevel.ELEVATED);
        }
        return risk >= watch ? Optional.of(AlertLevel.WATCH) : Optional.empty();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
