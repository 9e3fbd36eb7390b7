package io.earshot.query;

/**
 * What is wrong with a query.
 *
 * @param offset where, in UTF-16 units from the query's start
 * @param message what was found, what was expected, and the remedy where one is known
 */
public record QueryFinding(Severity severity, int offset, String message) {}
