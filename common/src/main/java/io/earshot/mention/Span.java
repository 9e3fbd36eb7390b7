package io.earshot.mention;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A part of a text, written as {@code [start,end]}.
 *
 * @param start first UTF-16 unit
 * @param end one past the last
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"start", "end"})
public record Span(int start, int end) {}
