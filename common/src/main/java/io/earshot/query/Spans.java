package io.earshot.query;

import io.earshot.mention.QueryMatch;
import io.earshot.mention.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A list of places in a text, by tokens and by UTF-16 units, without an object each. */
final class Spans {
    private static final int STRIDE = 4;

    private int[] values = new int[16 * STRIDE];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Adds a place from the first token to the last, and from the first unit to the one after the last. */
    void add(int first, int last, int start, int end) {
        if (STRIDE * size == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        int i = STRIDE * size++;
        values[i] = first;
        values[i + 1] = last;
        values[i + 2] = start;
        values[i + 3] = end;
    }

    void add(Spans other, int i) {
        add(other.first(i), other.last(i), other.start(i), other.end(i));
    }

    int first(int i) {
        return values[STRIDE * i];
    }

    int last(int i) {
        return values[STRIDE * i + 1];
    }

    int start(int i) {
        return values[STRIDE * i + 2];
    }

    int end(int i) {
        return values[STRIDE * i + 3];
    }

    /**
     * Adds those to another list that hold none of the others: by tokens and, where one token has several words, by their
     * characters.
     */
    void addTightestTo(Spans others) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        // From the last beginning to the first, so that what lies in a place comes before it.
        Arrays.sort(
                order,
                Comparator.<Integer>comparingLong(i -> -packed(first(i), start(i)))
                        .thenComparingLong(i -> packed(last(i), end(i))));
        long reached = Long.MAX_VALUE;
        for (int i : order) {
            if (packed(last(i), end(i)) < reached) {
                reached = packed(last(i), end(i));
                others.add(this, i);
            }
        }
    }

    private static long packed(int token, int unit) {
        return (long) token << 32 | unit;
    }

    /** The places in the text in order, without those that lie within another, as many as a match may have. */
    List<Span> toList() {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            // The longer one first where two start together.
            order[i] = (long) start(i) << 32 | (Integer.MAX_VALUE - end(i));
        }
        Arrays.sort(order);
        List<Span> spans = new ArrayList<>();
        int reached = -1;
        for (long packed : order) {
            int start = (int) (packed >>> 32);
            int end = Integer.MAX_VALUE - (int) packed;
            if (end > reached && spans.size() < QueryMatch.MOST_SPANS) {
                spans.add(new Span(start, end));
                reached = end;
            }
        }
        return List.copyOf(spans);
    }
}
