package io.earshot.query;

import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Judge} says of a post. What it cannot tell is null.
 *
 * @param score of the tone, −1..1
 */
public record Judged(
        Sentiment.@Nullable Label tone, @Nullable Double score, Intent.@Nullable Label intent) {}
