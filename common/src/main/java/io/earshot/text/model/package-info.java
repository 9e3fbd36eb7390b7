/** Classifiers of posts: hashed features, weights, how they are learned, how far to trust them, and their files. */
@NullMarked
package io.earshot.text.model;

import org.jspecify.annotations.NullMarked;
