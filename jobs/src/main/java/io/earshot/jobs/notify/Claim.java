package io.earshot.jobs.notify;

import java.time.Instant;

/**
 * That somebody sees to an alert.
 *
 * @param alert its id
 */
public record Claim(String alert, Instant at) {}
