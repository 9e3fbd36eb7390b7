package io.earshot.spike;

import java.time.Duration;

/**
 * Opens an alarm when readings are unusual for some steps in a row, or sharply so once, and closes it when they have
 * been near the expected for a while: one alarm a cause, not one a step.
 */
final class AlarmRule {
    private final SpikeSettings settings;
    private final int closeAfterSteps;
    private final int newNormalAfterSteps;

    AlarmRule(SpikeSettings settings, Duration step) {
        this.settings = settings;
        closeAfterSteps = (int) Math.max(1, settings.closeAfter().toSeconds() / step.toSeconds());
        newNormalAfterSteps = (int) Math.max(1, settings.newNormalAfter().toSeconds() / step.toSeconds());
    }

    /** Takes the reading of a step. An unusual one opens no alarm when {@code mayOpen} is false. */
    void step(Alarm alarm, Reading reading, boolean mayOpen) {
        alarm.hits = reading.isUnusual(settings, settings.surprise()) ? alarm.hits + 1 : 0;
        if (alarm.open) {
            alarm.age++;
            alarm.calm = reading.isCalm() ? alarm.calm + 1 : 0;
            if (alarm.calm >= closeAfterSteps) {
                alarm.open = false;
                alarm.hits = 0;
            }
            return;
        }
        boolean isSharp = reading.isUnusual(settings, settings.sharpSurprise());
        // A long window holds what is over for a while: that must not raise it again.
        if (mayOpen && !reading.isCalm() && (isSharp || alarm.hits >= settings.persistence())) {
            open(alarm);
        }
    }

    void open(Alarm alarm) {
        alarm.open = true;
        alarm.calm = 0;
        alarm.age = 0;
    }

    /** Whether an alarm has lasted so long that what is seen is no spike any more. */
    boolean isNewNormal(Alarm alarm) {
        return alarm.open && alarm.age >= newNormalAfterSteps;
    }
}
