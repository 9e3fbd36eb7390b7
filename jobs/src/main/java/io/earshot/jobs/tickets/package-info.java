/** Hands items to ticket systems: a job of its own, so that one that does not answer can hold up nothing else. */
@NullMarked
package io.earshot.jobs.tickets;

import org.jspecify.annotations.NullMarked;
