/** Who and what helps with an item: the team, the experts, the articles and answers that fit it. */
@NullMarked
package io.earshot.help;

import org.jspecify.annotations.NullMarked;
