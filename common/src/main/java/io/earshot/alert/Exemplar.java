package io.earshot.alert;

import org.jspecify.annotations.Nullable;

/**
 * A mention that shows what an alert is about.
 *
 * @param mention its id
 * @param link where it can be read, if that is known
 */
public record Exemplar(String mention, @Nullable String link) {}
