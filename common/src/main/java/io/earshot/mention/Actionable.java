package io.earshot.mention;

/**
 * Whether a care team would answer.
 *
 * @param confidence 0..1
 */
public record Actionable(boolean value, double confidence) {}
