/** The language of a short text: by its script, its letters, its words, and what is known of where it comes from. */
@NullMarked
package io.earshot.text.language;

import org.jspecify.annotations.NullMarked;
