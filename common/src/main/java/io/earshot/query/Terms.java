package io.earshot.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All terms of all queries, found by the hash of a token's folded text and then compared with it. A small bit filter says
 * first that a token is surely no term that a query is looked for by, which nearly every token of a firehose is not.
 */
final class Terms {
    /** What a term is looked up as. All but this are the kinds of {@link Tokens}. */
    private static final byte PREFIX = 5;

    /** The characters of a token that choose whether its prefixes are looked up. */
    private static final int PREFIX_START = 3;

    private final char[][] texts;
    private final byte[] classes;
    private final int mask;
    private final long[] slotKeys;
    /** A term's number plus one; 0 for an empty slot. */
    private final int[] slotTerms;

    private final Bits triggers;
    private final Bits prefixStarts;
    private final Bits triggerPrefixStarts;
    /** A bit for each length that a prefix has. */
    private final long prefixLengths;

    private Terms(List<Query.Term> terms, boolean[] isTrigger) {
        int size = terms.size();
        texts = new char[size][];
        classes = new byte[size];
        mask = Integer.highestOneBit(Math.max(8, 4 * size)) - 1;
        slotKeys = new long[mask + 1];
        slotTerms = new int[mask + 1];
        triggers = new Bits(size);
        prefixStarts = new Bits(size);
        triggerPrefixStarts = new Bits(size);
        long lengths = 0;
        for (int id = 0; id < size; id++) {
            Query.Term term = terms.get(id);
            texts[id] = term.text().toCharArray();
            classes[id] = term.prefix() ? PREFIX : token(term.kind());
            long key = key(Tokens.hash(term.text()), classes[id]);
            if (term.prefix()) {
                lengths |= 1L << texts[id].length;
                long startKey = key(Tokens.hash(term.text().substring(0, PREFIX_START)), PREFIX);
                prefixStarts.set(startKey);
                if (isTrigger[id]) {
                    triggerPrefixStarts.set(startKey);
                }
            } else if (isTrigger[id]) {
                triggers.set(key);
            }
            int slot = (int) key & mask;
            while (slotTerms[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slotKeys[slot] = key;
            slotTerms[slot] = id + 1;
        }
        prefixLengths = lengths;
    }

    private static byte token(Query.Term.Kind kind) {
        return switch (kind) {
            case WORD -> Tokens.WORD;
            case HASHTAG -> Tokens.TAG;
            case HANDLE -> Tokens.HANDLE;
            case CASHTAG -> Tokens.CASHTAG;
        };
    }

    int size() {
        return texts.length;
    }

    /**
     * Tells the sink of each term that a form of a token may be looked for by. It may tell of others too, never of one
     * that the form does not match.
     */
    void triggers(Tokens tokens, int form, Sink sink) {
        long hash = tokens.hash[form];
        switch (tokens.kind[form]) {
            case Tokens.WORD -> word(tokens, form, hash, sink);
            case Tokens.TAG, Tokens.CASHTAG -> {
                word(tokens, form, hash, sink);
                trigger(tokens, form, key(hash, tokens.kind[form]), tokens.kind[form], sink);
            }
            case Tokens.HANDLE -> trigger(tokens, form, key(hash, Tokens.HANDLE), Tokens.HANDLE, sink);
            default -> {}
        }
    }

    private void word(Tokens tokens, int form, long hash, Sink sink) {
        trigger(tokens, form, key(hash, Tokens.WORD), Tokens.WORD, sink);
        if (!triggerPrefixStarts.isEmpty() && startsLike(triggerPrefixStarts, tokens, form)) {
            prefixes(tokens, form, sink);
        }
    }

    private void trigger(Tokens tokens, int form, long key, int termClass, Sink sink) {
        if (triggers.has(key)) {
            find(tokens, form, tokens.to[form], key, termClass, sink);
        }
    }

    /** Tells the sink of every term that a form of a token matches. */
    void all(Tokens tokens, int form, Sink sink) {
        long hash = tokens.hash[form];
        int end = tokens.to[form];
        byte kind = tokens.kind[form];
        if (kind == Tokens.URL) {
            return;
        }
        find(tokens, form, end, key(hash, kind), kind, sink);
        if (kind == Tokens.TAG || kind == Tokens.CASHTAG) {
            find(tokens, form, end, key(hash, Tokens.WORD), Tokens.WORD, sink);
        }
        if (kind != Tokens.HANDLE && !prefixStarts.isEmpty() && startsLike(prefixStarts, tokens, form)) {
            prefixes(tokens, form, sink);
        }
    }

    private static boolean startsLike(Bits starts, Tokens tokens, int form) {
        int from = tokens.from[form];
        if (tokens.to[form] - from < PREFIX_START) {
            return false;
        }
        long hash = Tokens.hash();
        for (int i = from; i < from + PREFIX_START; i++) {
            hash = Tokens.hash(hash, tokens.folded[i]);
        }
        return starts.has(key(hash, PREFIX));
    }

    private void prefixes(Tokens tokens, int form, Sink sink) {
        int from = tokens.from[form];
        int to = Math.min(tokens.to[form], from + Long.SIZE - 1);
        long hash = Tokens.hash();
        for (int i = from; i < to; i++) {
            hash = Tokens.hash(hash, tokens.folded[i]);
            int length = i + 1 - from;
            if ((prefixLengths >>> length & 1) != 0) {
                find(tokens, form, i + 1, key(hash, PREFIX), PREFIX, sink);
            }
        }
    }

    private void find(Tokens tokens, int form, int to, long key, int termClass, Sink sink) {
        int slot = (int) key & mask;
        while (slotTerms[slot] != 0) {
            int term = slotTerms[slot] - 1;
            if (slotKeys[slot] == key && classes[term] == termClass) {
                char[] text = texts[term];
                if (Arrays.equals(text, 0, text.length, tokens.folded, tokens.from[form], to)) {
                    sink.term(term, form);
                    return;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /** Spreads a hash over all bits, differently for each class. */
    private static long key(long hash, int termClass) {
        long key = (hash + termClass) * 0x9E3779B97F4A7C15L;
        key ^= key >>> 32;
        key *= 0xD6E8FEB86659FD93L;
        return key ^ key >>> 29;
    }

    /** Takes the terms found. */
    interface Sink {
        void term(int term, int form);
    }

    /** A set of keys that may say yes for one it has not, never no for one it has. Two bits a key, in one word. */
    private static final class Bits {
        private final long[] words;
        private boolean empty = true;

        Bits(int keys) {
            // Sixteen bits a key: one in some 250 others gets through, and ten thousand keys fit the first-level cache.
            words = new long[Integer.highestOneBit(Math.max(1, keys / 4)) * 2];
        }

        void set(long key) {
            words[index(key)] |= 1L << key | 1L << (key >>> 6);
            empty = false;
        }

        boolean has(long key) {
            long bits = 1L << key | 1L << (key >>> 6);
            return (words[index(key)] & bits) == bits;
        }

        boolean isEmpty() {
            return empty;
        }

        private int index(long key) {
            return (int) (key >>> 40) & (words.length - 1);
        }
    }

    /** Numbers the terms in the order in which they come. */
    static final class Builder {
        private final Map<Query.Term, Integer> numbers = new HashMap<>();
        private final List<Query.Term> terms = new ArrayList<>();

        int number(Query.Term term) {
            return numbers.computeIfAbsent(term, added -> {
                terms.add(added);
                return terms.size() - 1;
            });
        }

        int size() {
            return terms.size();
        }

        /** The terms, of which those that have queries in the array are looked for in every post. */
        Terms build(int[][] triggered) {
            boolean[] isTrigger = new boolean[terms.size()];
            for (int term = 0; term < isTrigger.length; term++) {
                isTrigger[term] = triggered[term].length > 0;
            }
            return new Terms(terms, isTrigger);
        }
    }
}
