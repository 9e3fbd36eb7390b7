package io.earshot.care;

import io.earshot.post.Platform;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/**
 * The rules of care that a team may set.
 *
 * @param levels the service level of each channel that has its own
 * @param otherwise the service level of every other channel
 * @param zone where calendar days begin and end
 * @param atRiskShare the share of the time, 0..1, that is left when an item without an answer becomes at risk
 * @param expireAfter how long an open item waits for anybody, and how long an ended conversation is remembered
 * @param replyMemory how long a reply is kept for a post that it answers and that comes after it
 */
public record CarePolicy(
        Map<Platform, ServiceLevel> levels,
        ServiceLevel otherwise,
        ZoneId zone,
        double atRiskShare,
        Duration expireAfter,
        Duration replyMemory)
        implements Serializable {

    public CarePolicy {
        levels = Map.copyOf(levels);
        Objects.requireNonNull(otherwise, "otherwise");
        Objects.requireNonNull(zone, "zone");
        if (!(atRiskShare >= 0 && atRiskShare <= 1)) {
            throw new IllegalArgumentException("the share of time left is from 0 to 1, found " + atRiskShare);
        }
        requirePositive("expireAfter", expireAfter);
        requirePositive("replyMemory", replyMemory);
    }

    /** What the trade advises, around the clock; calendar days in UTC. */
    public static CarePolicy defaults() {
        return new CarePolicy(
                Map.of(
                        Platform.X, ServiceLevel.within("x", 15),
                        Platform.FACEBOOK, ServiceLevel.within("facebook", 25),
                        Platform.REDDIT, ServiceLevel.within("reddit", 120),
                        Platform.TUMBLR, ServiceLevel.within("tumblr", 60),
                        Platform.LINKEDIN, ServiceLevel.sameDay("linkedin"),
                        Platform.YOUTUBE, ServiceLevel.sameDay("youtube"),
                        Platform.PINTEREST, ServiceLevel.sameDay("pinterest"),
                        Platform.YELP, ServiceLevel.sameDay("yelp")),
                ServiceLevel.within("default", 60),
                ZoneOffset.UTC,
                0.2,
                Duration.ofDays(30),
                Duration.ofDays(1));
    }

    /** The same policy with calendar days of another zone. */
    public CarePolicy inZone(ZoneId newZone) {
        return new CarePolicy(levels, otherwise, newZone, atRiskShare, expireAfter, replyMemory);
    }

    /** What a clock that starts now on the channel promises. */
    Service promise(Platform channel, Instant clockStart) {
        ServiceLevel level = levels.getOrDefault(channel, otherwise);
        Instant due = level.due(clockStart, zone);
        long leftMillis = Math.round(Duration.between(clockStart, due).toMillis() * atRiskShare);
        return new Service(level.policy(), clockStart, due, due.minusMillis(leftMillis), null, Service.State.ON_TRACK);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, found " + duration);
        }
    }
}
