package io.earshot.jobs.care;

import io.earshot.care.CarePolicy;
import io.earshot.jobs.config.Clock;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the care job goes by.
 *
 * @param clock the wall's when live; the events' own on a replay, so that the past is judged as it was
 * @param futureTolerance how far ahead of its record's timestamp an activity may say it was done
 */
public record CareConfig(Clock clock, CarePolicy policy, Duration futureTolerance) implements Serializable {

    /** Live, by the trade's advice. */
    public static CareConfig defaults() {
        return new CareConfig(Clock.WALL, CarePolicy.defaults(), Duration.ofHours(1));
    }
}
