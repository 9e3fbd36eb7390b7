/** The trends job: counts per bucket of time, and alerts of what is unusual. */
@NullMarked
package io.earshot.jobs.trends;

import org.jspecify.annotations.NullMarked;
