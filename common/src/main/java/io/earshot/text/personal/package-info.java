/** Personal data in a text: found by kind, and replaced by placeholders before the text goes anywhere. */
@NullMarked
package io.earshot.text.personal;

import org.jspecify.annotations.NullMarked;
