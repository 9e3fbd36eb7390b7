package io.earshot.notify;

import java.util.Locale;

/** Why somebody is told of an alert. */
public enum Event {
    /** It is news to them. */
    OPENED,
    /** Its level is higher than any they were told of. */
    RAISED,
    /** Its picture changed, or its level fell. */
    CHANGED,
    /** It is over. */
    CLOSED,
    /** Nobody claimed it, and it is still there. */
    ESCALATED;

    /** As messages and the configuration write it, such as {@code opened}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
