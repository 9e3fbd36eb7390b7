/** Tells people of alerts: a job of its own, so that whoever does not listen can hold up nothing else. */
@NullMarked
package io.earshot.jobs.notify;

import org.jspecify.annotations.NullMarked;
