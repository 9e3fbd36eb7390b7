package io.earshot.query.foreign;

import java.util.List;

/** What a query of another tool says, as a tree whose every node knows its place in the original. */
sealed interface Foreign {
    int start();

    int end();

    record And(List<Foreign> parts, int start, int end) implements Foreign {}

    record Or(List<Foreign> sides, int start, int end) implements Foreign {}

    record Not(Foreign query, int start, int end) implements Foreign {}

    /** {@code left NEAR/distance right}. */
    record Near(Foreign left, Foreign right, int distance, boolean ordered, int start, int end) implements Foreign {}

    /** {@code (a AND b)~distance}. */
    record Within(Foreign query, int distance, int start, int end) implements Foreign {}

    /** A word as written, with its sign if it is a hashtag, a handle or a cashtag. */
    record Word(String text, int start, int end) implements Foreign {}

    /**
     * Words in quotes.
     *
     * @param distance the number after {@code ~}; −1 for none
     */
    record Phrase(String text, int distance, int start, int end) implements Foreign {}

    /** Words whose case and signs matter. */
    record Exact(String text, int start, int end) implements Foreign {}

    /** {@code name:value}, the value without its quotes or its square brackets. */
    record Field(String name, String value, int start, int end) implements Foreign {}

    /** {@code name:(a OR b)}. */
    record FieldGroup(String name, Foreign values, int start, int end) implements Foreign {}
}
