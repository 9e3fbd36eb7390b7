/** Counts per brand, channel and bucket of time. */
@NullMarked
package io.earshot.trend;

import org.jspecify.annotations.NullMarked;
