/** The {@code earshot} command: one class a subcommand. */
@NullMarked
package io.earshot.jobs.cli;

import org.jspecify.annotations.NullMarked;
