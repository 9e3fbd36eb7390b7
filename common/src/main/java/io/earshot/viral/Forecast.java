package io.earshot.viral;

/**
 * How far a thread or topic will run.
 *
 * @param size final number of posts, those so far included
 * @param reach final sum of the audiences
 * @param doubling probability that it has at least twice the posts of now in the end
 * @param passing probability that it passes the threshold of size or that of reach
 */
public record Forecast(Estimate size, Estimate reach, double doubling, double passing) {}
