package io.earshot.query;

import io.earshot.token.Tokens;
import io.earshot.token.Variant;
import java.util.stream.IntStream;

/**
 * The queries that are looked for by each term, and those that are held against every post.
 *
 * <p>A small bit filter says first that a token is surely no term that a query is looked for by, which nearly every token
 * of a firehose is not. What gets past it is looked up by its hash, without a comparison of the text: another word with
 * the same hash would make a candidate, which its tree then refuses.
 */
final class Triggers {
    /** The characters of a token that choose whether its prefixes are looked up. */
    private static final int PREFIX_START = Terms.PREFIX_START;

    private final Bits words;
    /** Hashtags, handles and cashtags. */
    private final Bits names;

    private final Bits prefixStarts;
    /** A bit for each length that a prefix has. */
    private final long prefixLengths;

    /** A term's key, and after it where its queries begin and end; 0 in place of that for an empty slot. */
    private final long[] table;

    private final int[] queries;
    private final int[] always;

    private Triggers(CompiledQuery[] all, Terms terms, int[] starts, int[] queries) {
        this.queries = queries;
        always = IntStream.range(0, all.length)
                .filter(query -> all[query].anchor.length == 0)
                .toArray();
        int[] counts = new int[3];
        for (int term = 0; term < terms.size(); term++) {
            if (starts[term] < starts[term + 1]) {
                counts[terms.isPrefix(term) ? 2 : terms.isWord(term) ? 0 : 1]++;
            }
        }
        words = new Bits(counts[0]);
        names = new Bits(counts[1]);
        prefixStarts = new Bits(counts[2]);
        table = new long[2 * Integer.highestOneBit(Math.max(8, 4 * (counts[0] + counts[1] + counts[2])))];
        long lengths = 0;
        for (int term = 0; term < terms.size(); term++) {
            if (starts[term] == starts[term + 1]) {
                continue;
            }
            long key = terms.key(term);
            if (terms.isPrefix(term)) {
                lengths |= 1L << terms.length(term);
                prefixStarts.set(spread(terms.prefixStart(term)));
            } else {
                (terms.isWord(term) ? words : names).set(key);
            }
            int slot = slot(key);
            while (table[slot + 1] != 0) {
                slot = (slot + 2) & (table.length - 1);
            }
            table[slot] = key;
            table[slot + 1] = (long) starts[term] << 32 | starts[term + 1];
        }
        prefixLengths = lengths;
    }

    static Triggers of(CompiledQuery[] all, Terms terms) {
        int[] starts = new int[terms.size() + 1];
        for (CompiledQuery query : all) {
            for (int term : query.anchor) {
                starts[term + 1]++;
            }
        }
        for (int term = 0; term < terms.size(); term++) {
            starts[term + 1] += starts[term];
        }
        int[] queries = new int[starts[terms.size()]];
        int[] filled = starts.clone();
        for (int query = 0; query < all.length; query++) {
            for (int term : all[query].anchor) {
                queries[filled[term]++] = query;
            }
        }
        return new Triggers(all, terms, starts, queries);
    }

    /** The queries without an anchor. */
    int[] always() {
        return always;
    }

    /**
     * Tells the sink of each query that is looked for by a form of a token, maybe more than once. It may tell of others
     * too.
     */
    void of(Tokens tokens, int form, Sink sink) {
        long hash = tokens.hash[form];
        byte kind = tokens.kind[form];
        if (kind == Tokens.URL) {
            return;
        }
        if (kind != Tokens.WORD) {
            long key = Terms.key(hash, kind);
            if (names.has(key)) {
                find(key, sink);
            }
            if (kind == Tokens.HANDLE) {
                return;
            }
        }
        long key = Terms.key(hash, Tokens.WORD);
        if (words.has(key)) {
            find(key, sink);
        }
        if (prefixLengths != 0) {
            prefixes(tokens, form, sink);
        }
    }

    private void prefixes(Tokens tokens, int form, Sink sink) {
        int from = tokens.from[form];
        int most = Math.min(tokens.to[form] - from, Long.SIZE - 1);
        if (most < PREFIX_START || !prefixStarts.has(spread(Terms.start(tokens, form)))) {
            return;
        }
        for (int length = PREFIX_START; length <= most; length++) {
            if ((prefixLengths >>> length & 1) != 0) {
                long hash = Tokens.hash(tokens.folded, from, from + length);
                find(Terms.key(Variant.hash(hash, tokens.variant[form]), Terms.PREFIX), sink);
            }
        }
    }

    static long spread(int start) {
        return start * 0x9E3779B97F4A7C15L;
    }

    private int slot(long key) {
        return (int) key & (table.length - 2);
    }

    private void find(long key, Sink sink) {
        int slot = slot(key);
        while (table[slot + 1] != 0) {
            if (table[slot] == key) {
                long range = table[slot + 1];
                for (int i = (int) (range >>> 32); i < (int) range; i++) {
                    sink.query(queries[i]);
                }
                return;
            }
            slot = (slot + 2) & (table.length - 1);
        }
    }

    /** Takes the queries found. */
    interface Sink {
        void query(int query);
    }
}
