/** Baselines and detectors of unusual volume. */
@NullMarked
package io.earshot.spike;

import org.jspecify.annotations.NullMarked;
