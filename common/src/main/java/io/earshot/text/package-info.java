/** What a post says: tokens, language, sentiment, intent. */
@NullMarked
package io.earshot.text;

import org.jspecify.annotations.NullMarked;
