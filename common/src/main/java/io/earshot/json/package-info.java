/** How every stream, index and file of ours is written as JSON. */
@NullMarked
package io.earshot.json;

import org.jspecify.annotations.NullMarked;
