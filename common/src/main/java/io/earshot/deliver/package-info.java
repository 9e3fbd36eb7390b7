/**
 * What all have in common who send something to somebody: when to try again, what proves who sent it, what must not be
 * shown, and how a file says who they are.
 */
@NullMarked
package io.earshot.deliver;

import org.jspecify.annotations.NullMarked;
