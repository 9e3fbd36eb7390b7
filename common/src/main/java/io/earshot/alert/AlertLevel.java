package io.earshot.alert;

/** How urgent an alert is, from least to most. */
public enum AlertLevel {
    WATCH,
    ELEVATED,
    CRITICAL
}
