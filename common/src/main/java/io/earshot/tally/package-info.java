/** What the things that happen to items, and what agents tell, add to the trends. */
@NullMarked
package io.earshot.tally;

import org.jspecify.annotations.NullMarked;
