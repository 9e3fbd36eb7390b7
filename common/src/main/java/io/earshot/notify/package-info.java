/**
 * Who is told of which alert, when, and in what words. Plain rules: what carries the messages to people is elsewhere,
 * and the time is passed in.
 */
@NullMarked
package io.earshot.notify;

import org.jspecify.annotations.NullMarked;
