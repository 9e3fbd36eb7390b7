package io.earshot.jobs.care;

import java.time.Instant;

/**
 * That a brand may have an item about a post, or in a thread.
 *
 * @param id of the post or the thread
 * @param at event time of the mention that says so
 * @param keepMillis for how long it may matter
 */
public record Place(String id, String brand, Instant at, long keepMillis) {}
