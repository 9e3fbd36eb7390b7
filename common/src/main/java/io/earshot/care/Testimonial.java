package io.earshot.care;

import java.time.Instant;

/**
 * Praise that may be shown to others.
 *
 * @param mention the post that praises
 */
public record Testimonial(String mention, String text, Instant at) {}
