/** Items to answer, their clocks and their ends. */
@NullMarked
package io.earshot.care;

import org.jspecify.annotations.NullMarked;
