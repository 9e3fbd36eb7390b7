package io.earshot.query;

/** A query ready to be held against a post. */
final class CompiledQuery {
    final String id;
    final Clause clause;
    /** The numbers of the terms that it is looked for by; none where it is held against every post. */
    final int[] anchor;
    /** The places of other terms of which a post must have one too, for {@link Guards}; none where there are no such. */
    final short[] guard;

    CompiledQuery(String id, Clause clause, int[] anchor, short[] guard) {
        this.id = id;
        this.clause = clause;
        this.anchor = anchor;
        this.guard = guard;
    }
}
