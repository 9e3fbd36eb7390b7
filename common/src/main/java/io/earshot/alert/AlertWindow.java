package io.earshot.alert;

import java.time.Instant;

/**
 * The span of event time that an alert's figures are of.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record AlertWindow(Instant start, Instant end) {}
