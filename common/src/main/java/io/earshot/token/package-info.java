/** The one tokenizer of social text: what a word, a hashtag, an emoji is, and which spellings of it are the same. */
@NullMarked
package io.earshot.token;

import org.jspecify.annotations.NullMarked;
