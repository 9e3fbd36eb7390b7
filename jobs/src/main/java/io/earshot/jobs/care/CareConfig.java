package io.earshot.jobs.care;

import io.earshot.jobs.config.Clock;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the care job goes by; what brands want is in their book.
 *
 * @param clock the wall's when live; the events' own on a replay, so that the past is judged as it was
 * @param futureTolerance how far ahead of its record's timestamp an activity may say it was done
 */
public record CareConfig(Clock clock, Duration futureTolerance) implements Serializable {

    /** Live. */
    public static CareConfig defaults() {
        return new CareConfig(Clock.WALL, Duration.ofHours(1));
    }
}
