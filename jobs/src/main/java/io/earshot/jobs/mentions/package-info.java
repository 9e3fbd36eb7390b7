/** The mentions job: finds the posts that mean one of our brands and says what they are about. */
@NullMarked
package io.earshot.jobs.mentions;

import org.jspecify.annotations.NullMarked;
