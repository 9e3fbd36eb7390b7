package io.earshot.spike;

import java.time.Duration;

/**
 * Takes a stream for silent when it has been quiet for longer than chance, and for sound again when talk is back. What
 * has been silent for long is told no longer: it is the new normal.
 */
final class SilenceRule {
    /** Below this surprise a stream is as loud as it should be. */
    private static final double SOUND = 2;

    private final SpikeSettings settings;
    private final int newNormalAfterSteps;

    SilenceRule(SpikeSettings settings, Duration step) {
        this.settings = settings;
        newNormalAfterSteps = (int) Math.max(1, settings.newNormalAfter().toSeconds() / step.toSeconds());
    }

    /**
     * Ends a step.
     *
     * @param quiet how surprising it is that so little is heard
     */
    void step(Alarm alarm, Reading quiet) {
        if (quiet.surprise() < SOUND) {
            alarm.open = false;
            alarm.hits = 0;
        } else if (alarm.open) {
            alarm.age++;
            alarm.open = alarm.age < newNormalAfterSteps;
        } else if (alarm.hits == 0
                && quiet.surprise() >= settings.surprise()
                && quiet.expected() >= settings.leastCount()) {
            alarm.open = true;
            alarm.hits = 1;
            alarm.age = 0;
        }
    }
}
