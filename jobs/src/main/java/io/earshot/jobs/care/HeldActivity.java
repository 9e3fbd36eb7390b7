package io.earshot.jobs.care;

import io.earshot.care.Activity;

/**
 * Activity whose brand is not known yet.
 *
 * @param endMillis when to give up
 */
public record HeldActivity(Activity activity, long endMillis) {}
