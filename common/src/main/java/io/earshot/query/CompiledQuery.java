package io.earshot.query;

/** A query ready to be held against a post. */
final class CompiledQuery {
    final String id;
    final Clause clause;
    /** The numbers of the terms that it is looked for by; none where it is held against every post. */
    final int[] anchor;

    CompiledQuery(String id, Clause clause, int[] anchor) {
        this.id = id;
        this.clause = clause;
        this.anchor = anchor;
    }
}
