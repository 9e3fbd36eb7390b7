/**
 * Sends things to the outside so that whoever does not listen can hold up nothing else: in order, again after a failure,
 * and by threads of each target's own.
 */
@NullMarked
package io.earshot.jobs.deliver;

import org.jspecify.annotations.NullMarked;
