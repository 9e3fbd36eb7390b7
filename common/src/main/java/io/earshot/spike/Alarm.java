package io.earshot.spike;

/** Whether a series is in alarm: state of {@link AlarmRule}. */
public final class Alarm {
    public boolean open;

    /** Unusual steps in a row. */
    public int hits;

    /** While open: steps in a row near the expected. */
    public int calm;

    /** While open: steps since it opened. */
    public int age;
}
