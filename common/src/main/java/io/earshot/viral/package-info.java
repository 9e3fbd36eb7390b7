/** How far a thread or a topic will still run, and whether that is a risk. */
@NullMarked
package io.earshot.viral;

import org.jspecify.annotations.NullMarked;
