/** Service clocks: who is promised what by when, counted in the seconds that a team is at work. */
@NullMarked
package io.earshot.clock;

import org.jspecify.annotations.NullMarked;
