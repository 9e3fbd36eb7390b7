package io.earshot.trend;

/**
 * Posts by tone.
 *
 * @param unjudged posts in a language whose tone is not judged
 */
public record SentimentCounts(long negative, long neutral, long positive, long unjudged) {}
