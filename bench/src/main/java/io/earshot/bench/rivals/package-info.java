/** Other ways to hold a post against very many queries, to measure Earshot's matcher beside them. */
@NullMarked
package io.earshot.bench.rivals;

import org.jspecify.annotations.NullMarked;
