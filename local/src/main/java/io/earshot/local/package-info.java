/** The whole system on one machine: a real broker, a real node and the jobs, behind {@code earshot up} and its kin. */
@NullMarked
package io.earshot.local;

import org.jspecify.annotations.NullMarked;
