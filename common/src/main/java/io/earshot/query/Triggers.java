package io.earshot.query;

import java.util.stream.IntStream;

/** The queries that are looked for by each term, and those that are held against every post. */
final class Triggers {
    // The queries of a term are from the end of the term's before to its own.
    private final int[] ends;
    private final int[] queries;
    private final int[] always;

    private Triggers(int[] ends, int[] queries, int[] always) {
        this.ends = ends;
        this.queries = queries;
        this.always = always;
    }

    static Triggers of(CompiledQuery[] all, int terms) {
        int[] ends = new int[terms];
        int total = 0;
        for (CompiledQuery query : all) {
            for (int term : query.anchor) {
                ends[term]++;
                total++;
            }
        }
        int sum = 0;
        for (int term = 0; term < terms; term++) {
            // Where the term's queries begin; filling them in moves it to where they end.
            int count = ends[term];
            ends[term] = sum;
            sum += count;
        }
        int[] queries = new int[total];
        for (int query = 0; query < all.length; query++) {
            for (int term : all[query].anchor) {
                queries[ends[term]++] = query;
            }
        }
        int[] always = IntStream.range(0, all.length)
                .filter(query -> all[query].anchor.length == 0)
                .toArray();
        return new Triggers(ends, queries, always);
    }

    /** Which terms have queries. */
    boolean[] isTrigger() {
        boolean[] isTrigger = new boolean[ends.length];
        for (int term = 0; term < ends.length; term++) {
            isTrigger[term] = from(term) < ends[term];
        }
        return isTrigger;
    }

    /** Where the queries of a term begin. */
    int from(int term) {
        return term == 0 ? 0 : ends[term - 1];
    }

    /** Where they end. */
    int to(int term) {
        return ends[term];
    }

    /** The number of a query by its place between {@link #from} and {@link #to}. */
    int query(int place) {
        return queries[place];
    }

    /** The queries without an anchor. */
    int[] always() {
        return always;
    }
}
