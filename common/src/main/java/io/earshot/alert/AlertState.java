package io.earshot.alert;

/** Where an alert stands: first told, told anew because its level or picture changed, or over. */
public enum AlertState {
    OPEN,
    UPDATED,
    CLOSED
}
