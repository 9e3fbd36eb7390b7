/** The care job: what deserves an answer, by when, and whether it got one. */
@NullMarked
package io.earshot.jobs.care;

import org.jspecify.annotations.NullMarked;
