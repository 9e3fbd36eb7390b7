package io.earshot.jobs.care;

import io.earshot.jobs.config.Clock;
import java.time.Duration;

/** The defaults on either clock: 15 minutes on X, at risk after 12, forgotten 30 days later. */
final class CareConfigs {
    static final CareConfig WALL = CareConfig.defaults();
    static final CareConfig EVENT = new CareConfig(Clock.EVENT, Duration.ofHours(1));
    static final double DAYS_30 = 30 * 24 * 60;

    private CareConfigs() {}
}
