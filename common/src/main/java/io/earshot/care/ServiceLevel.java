package io.earshot.care;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * By when a first reply is due.
 *
 * @param policy its name in items, such as {@code x-15m}
 * @param firstReply the most that an answer may take
 * @param sameDay whether it must also come before the calendar day ends on which the clock started
 */
public record ServiceLevel(String policy, Duration firstReply, boolean sameDay) implements Serializable {

    public ServiceLevel {
        Objects.requireNonNull(policy, "policy");
        if (firstReply.isNegative() || firstReply.isZero()) {
            throw new IllegalArgumentException(policy + ": a first reply needs time, found " + firstReply);
        }
    }

    static ServiceLevel within(String channel, int minutes) {
        return new ServiceLevel(channel + "-" + minutes + "m", Duration.ofMinutes(minutes), false);
    }

    static ServiceLevel sameDay(String channel) {
        return new ServiceLevel(channel + "-same-day", Duration.ofHours(24), true);
    }

    /** The deadline of a clock; a day ends with its last millisecond in the zone. */
    Instant due(Instant clockStart, ZoneId zone) {
        Instant latest = clockStart.plus(firstReply);
        if (!sameDay) {
            return latest;
        }
        Instant endOfDay = clockStart
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .minusMillis(1);
        return endOfDay.isBefore(latest) ? endOfDay : latest;
    }
}
