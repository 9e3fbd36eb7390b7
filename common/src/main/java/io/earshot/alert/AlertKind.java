package io.earshot.alert;

/** What an alert is about. */
public enum AlertKind {
    VOLUME_SPIKE,
    NEGATIVE_SPIKE,
    INTENT_SPIKE,
    VIRAL_RISK,
    HOT_TOPIC,
    SLA_RISK,
    SILENCE
}
