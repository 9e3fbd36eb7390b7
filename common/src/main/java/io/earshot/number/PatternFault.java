package io.earshot.number;

/**
 * What is wrong with a pattern.
 *
 * @param offset where in the pattern, in UTF-16 units
 * @param message what was found and what was expected
 */
public record PatternFault(int offset, String message) {}
