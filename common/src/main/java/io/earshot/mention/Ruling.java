package io.earshot.mention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a brand's rules say of one of its mentions.
 *
 * @param tags of the rules that hold, in order, each once
 * @param score the sum of those of the rules that hold; null where none gives one
 */
public record Ruling(List<String> tags, @Nullable Double score) {
    /** That no rule holds. */
    public static final Ruling NONE = new Ruling(List.of(), null);
}
