package io.earshot.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where a user's own models are.
 *
 * @param directory of files {@code *.model}, on every machine; empty where the shipped models are enough
 * @param checkInterval how often it is looked at
 */
public record ModelsConfig(String directory, Duration checkInterval) implements Serializable {}
