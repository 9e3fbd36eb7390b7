/** One brand under watch: its topics, its counts and its threads, and the alerts that they make together. */
@NullMarked
package io.earshot.watch;

import org.jspecify.annotations.NullMarked;
