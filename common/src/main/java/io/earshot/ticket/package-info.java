/**
 * Which items go to which ticket system, and what it is told of them. Plain rules: what carries it there is elsewhere,
 * and the time is passed in.
 */
@NullMarked
package io.earshot.ticket;

import org.jspecify.annotations.NullMarked;
