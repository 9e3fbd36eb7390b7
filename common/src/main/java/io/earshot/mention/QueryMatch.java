package io.earshot.mention;

import java.util.List;

/**
 * A query that matched, and where.
 *
 * @param id the query's id within its brand
 * @param spans the matched parts of the text, in order, at most {@link #MOST_SPANS}
 */
public record QueryMatch(String id, List<Span> spans) {
    /** More than this many spans explain no better, and a text of one word repeated would swell its mention. */
    public static final int MOST_SPANS = 64;
}
