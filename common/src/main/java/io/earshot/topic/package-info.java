/** What people talk about: terms and words of a brand's mentions. */
@NullMarked
package io.earshot.topic;

import org.jspecify.annotations.NullMarked;
