package io.earshot.clock;

/** What a customer waits for, each with a clock of its own. */
public enum Milestone {
    /** An answer to what opened the item. */
    FIRST_REPLY,
    /** An answer to what the customer wrote after an answer; its clock starts at the oldest post without one. */
    NEXT_REPLY,
    /** The end of it. */
    RESOLUTION,
    /** What was promised, by the time that was promised. */
    FOLLOW_UP
}
