/** Posts, their authors and platforms, and the codecs that read them: our own JSON and the platforms' native shapes. */
@NullMarked
package io.earshot.post;

import org.jspecify.annotations.NullMarked;
