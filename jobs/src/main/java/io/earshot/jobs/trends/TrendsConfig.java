package io.earshot.jobs.trends;

import io.earshot.jobs.config.Clock;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the trends job goes by.
 *
 * @param clock the wall's when live: it too ends the minutes of a brand gone quiet, so that its alert closes; the
 *     events' own on a replay
 * @param flushInterval how long, by the wall, a changed bucket waits for more changes before it is written
 * @param correctionHorizon how long after its end, in event time, a bucket can still be corrected
 * @param lateAfter a post counts as late for a bucket when it enters the system so long after the bucket's end
 * @param futureTolerance how far ahead of its record's timestamp an activity may say it was done
 * @param careIdleness after how long, by the wall, without news from the care job and from agents the counts no longer
 *     wait for them before buckets end
 * @param quietAfter how long, by the wall, a brand must be silent before the wall ends its minutes; those younger than
 *     this stay open
 */
public record TrendsConfig(
        Clock clock,
        Duration flushInterval,
        Duration correctionHorizon,
        Duration lateAfter,
        Duration futureTolerance,
        Duration careIdleness,
        Duration quietAfter)
        implements Serializable {

    private static final Duration LIVE = Duration.ofHours(1);

    public TrendsConfig {
        requirePositive(flushInterval, "trends.flush-interval");
        requirePositive(correctionHorizon, "trends.correction-horizon");
        requirePositive(lateAfter, "trends.late-after");
        requirePositive(futureTolerance, "posts.future-tolerance");
        requirePositive(careIdleness, "trends.care-idleness");
        requirePositive(quietAfter, "trends.quiet-after");
    }

    /** Live: buckets are written once a second and can be corrected for a week. */
    public static TrendsConfig defaults() {
        return new TrendsConfig(
                Clock.WALL,
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1));
    }

    /** Whether a minute that ends then is of now. Others are of a replay, which the wall says nothing of. */
    boolean isLive(long endMillis, long wallMillis) {
        return clock == Clock.WALL && endMillis > wallMillis - LIVE.toMillis();
    }

    private static void requirePositive(Duration duration, String key) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(key + ": must be above zero, found " + duration);
        }
    }
}
