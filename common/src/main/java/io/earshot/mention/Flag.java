package io.earshot.mention;

/** What a person should know of a mention before they read it. None takes a mention out. */
public enum Flag {
    /** It cannot wait, or it is not the first time. */
    URGENT,
    /** It insults or threatens people. */
    ABUSE,
    /** It threatens to harm people. */
    THREAT,
    /** It looks like advertising, a give-away or the work of a machine. */
    SPAM_SUSPECTED
}
