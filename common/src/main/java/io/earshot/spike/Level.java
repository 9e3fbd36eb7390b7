package io.earshot.spike;

import io.earshot.alert.AlertLevel;

/** How urgent a reading is: by how surprising it is, and by how many times the expected. */
final class Level {
    private static final double ELEVATED_SURPRISE = 1.5;
    private static final double ELEVATED_RATIO = 2;
    private static final double CRITICAL_SURPRISE = 2;
    private static final double CRITICAL_RATIO = 4;

    private Level() {}

    static AlertLevel of(Reading reading, SpikeSettings settings) {
        if (!reading.isUnusual(settings, settings.surprise())) {
            return AlertLevel.WATCH;
        }
        if (isBeyond(reading, settings, CRITICAL_SURPRISE, CRITICAL_RATIO)) {
            return AlertLevel.CRITICAL;
        }
        return isBeyond(reading, settings, ELEVATED_SURPRISE, ELEVATED_RATIO) ? AlertLevel.ELEVATED : AlertLevel.WATCH;
    }

    /** A silence that grows ever less likely is a stream that is broken. */
    static AlertLevel ofSilence(Reading reading, SpikeSettings settings) {
        if (reading.surprise() >= CRITICAL_SURPRISE * settings.surprise()) {
            return AlertLevel.CRITICAL;
        }
        return reading.surprise() >= ELEVATED_SURPRISE * settings.surprise() ? AlertLevel.ELEVATED : AlertLevel.WATCH;
    }

    private static boolean isBeyond(Reading reading, SpikeSettings settings, double surprise, double ratio) {
        return reading.surprise() >= surprise * settings.surprise() && reading.ratio() >= ratio * settings.leastRatio();
    }
}
