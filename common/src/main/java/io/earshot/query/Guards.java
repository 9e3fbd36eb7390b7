package io.earshot.query;

import io.earshot.token.Tokens;
import java.util.Arrays;
import java.util.List;

/**
 * A second look at a query whose anchor is in a post: does the post have, too, one of other terms of which it must have
 * one? What a post has is a small set of bits, and what a query asks for are places in it, side by side in one array, so
 * that nearly all candidates are dropped without a look at their trees.
 */
final class Guards {
    private static final int BITS = 1 << 12;

    /** More than this say little: some would be in nearly every post. */
    static final int MOST_TERMS = 48;

    // The places of a query are from the end of the query's before to its own.
    private final int[] ends;
    private final short[] places;

    private Guards(int[] ends, short[] places) {
        this.ends = ends;
        this.places = places;
    }

    static Guards of(List<CompiledQuery> queries) {
        int[] ends = new int[queries.size()];
        int size = 0;
        for (int i = 0; i < ends.length; i++) {
            size += queries.get(i).guard.length;
            ends[i] = size;
        }
        short[] places = new short[size];
        int at = 0;
        for (CompiledQuery query : queries) {
            for (short place : query.guard) {
                places[at++] = place;
            }
        }
        return new Guards(ends, places);
    }

    /** The place of a term in the bits: of its key, or of how it begins where it is a prefix. */
    static short place(Query.Term term, int variant) {
        return (short) (term.prefix() ? placeOfStart(Terms.start(term)) : placeOfKey(Terms.key(term, variant)));
    }

    private static int placeOfKey(long key) {
        return (int) (key >>> 17) & (BITS - 1);
    }

    private static int placeOfStart(int start) {
        return start & (BITS - 1);
    }

    /** Whether a post of these bits has one of what the query needs beside its anchor. It may say so of others. */
    boolean pass(int query, PostBits bits) {
        int from = query == 0 ? 0 : ends[query - 1];
        int to = ends[query];
        for (int i = from; i < to; i++) {
            if (bits.has(places[i])) {
                return true;
            }
        }
        return from == to;
    }

    /** What one post has. */
    static final class PostBits implements Terms.KeySink {
        private final long[] words = new long[BITS / Long.SIZE];

        void read(Tokens tokens) {
            Arrays.fill(words, 0);
            for (int form = 0; form < tokens.forms; form++) {
                Terms.whole(tokens, form, this);
                if (Terms.hasPrefixes(tokens, form)) {
                    set(placeOfStart(Terms.start(tokens, form)));
                }
            }
        }

        @Override
        public void key(long key, int form) {
            set(placeOfKey(key));
        }

        private void set(int place) {
            words[place >>> 6] |= 1L << place;
        }

        private boolean has(int place) {
            return (words[place >>> 6] >>> place & 1) != 0;
        }
    }
}
