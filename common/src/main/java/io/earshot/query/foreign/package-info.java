/** Queries of other tools, put into our language, and what of them has no equal here. */
@NullMarked
package io.earshot.query.foreign;

import org.jspecify.annotations.NullMarked;
