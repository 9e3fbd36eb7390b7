/** How what is remembered is written as bytes. */
@NullMarked
package io.earshot.state;

import org.jspecify.annotations.NullMarked;
