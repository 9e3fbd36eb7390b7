/** What is known of the people who write to a brand: their tier, and what they wrote before. */
@NullMarked
package io.earshot.customer;

import org.jspecify.annotations.NullMarked;
