/** What a post costs, stage by stage and end to end. Each class prints its figures; none judges them. */
@NullMarked
package io.earshot.bench;

import org.jspecify.annotations.NullMarked;
