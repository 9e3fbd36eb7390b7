package io.earshot.jobs.config;

/** Which time service clocks and quiet streams are judged by. */
public enum Clock {
    /** The wall's: for live streams. */
    WALL,
    /** The posts' own: for replays, so that the past is judged as it was. */
    EVENT
}
