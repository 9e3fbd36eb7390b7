/** What a post says: tokens, language, sentiment, intent, personal data. */
@NullMarked
package io.earshot.text;

import org.jspecify.annotations.NullMarked;
