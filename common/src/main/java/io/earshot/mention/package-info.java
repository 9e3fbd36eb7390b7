/** A post that means a brand, and all that is known of it. */
@NullMarked
package io.earshot.mention;

import org.jspecify.annotations.NullMarked;
