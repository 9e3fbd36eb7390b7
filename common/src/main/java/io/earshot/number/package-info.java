/**
 * The numbers that a brand gives to its customers' orders, bookings and the like: patterns that say how they look, checked
 * so that none can take long or match ordinary words, and a finder of them in texts.
 */
@NullMarked
package io.earshot.number;

import org.jspecify.annotations.NullMarked;
