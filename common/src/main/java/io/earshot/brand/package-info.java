/** The brand book: brands, their handles and queries, and the loader that names every error with its place. */
@NullMarked
package io.earshot.brand;

import org.jspecify.annotations.NullMarked;
