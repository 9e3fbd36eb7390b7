package io.earshot.clock;

/** From what must be answered before anything else to what can wait. */
public enum PriorityLevel {
    URGENT,
    HIGH,
    NORMAL,
    LOW
}
