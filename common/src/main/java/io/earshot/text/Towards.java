package io.earshot.text;

import io.earshot.mention.Sentiment;

/**
 * The tone of a post towards one of the brands that it names.
 *
 * @param because where it comes from, in words
 */
public record Towards(Sentiment sentiment, String because) {}
