package io.earshot.viral;

/**
 * What is foretold of a final count.
 *
 * @param likely the one number to tell: the value whose relative error is expected to be least
 * @param median as likely exceeded as not
 * @param low lower end of the interval that holds the final count in eight cases of ten
 * @param high its upper end
 */
public record Estimate(long likely, long median, long low, long high) {}
