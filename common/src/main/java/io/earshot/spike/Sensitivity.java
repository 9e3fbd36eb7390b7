package io.earshot.spike;

import java.time.Duration;

/**
 * How many false alarms people would rather bear than hear of something late: what a brand's thresholds are set from.
 */
public enum Sensitivity {
    /** About one false alarm a month. */
    CALM(Duration.ofDays(30)),
    /** About one a week. */
    BALANCED(Duration.ofDays(7)),
    /** About one a day. */
    SENSITIVE(Duration.ofDays(1));

    private final Duration perFalseAlarm;

    Sensitivity(Duration perFalseAlarm) {
        this.perFalseAlarm = perFalseAlarm;
    }

    /** The time in which one false alarm is borne. */
    public Duration perFalseAlarm() {
        return perFalseAlarm;
    }
}
