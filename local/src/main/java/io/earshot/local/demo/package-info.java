/** The play of {@code earshot demo}: a quiet day of three invented brands, and then an outage that spreads. */
@NullMarked
package io.earshot.local.demo;

import org.jspecify.annotations.NullMarked;
