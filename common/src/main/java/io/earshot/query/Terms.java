package io.earshot.query;

import io.earshot.token.Tokens;
import io.earshot.token.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All terms of all queries, numbered, and found by the hash of a token's folded text, which is then compared.
 */
final class Terms {
    static final Terms NONE = new Builder().build();

    /** What a term is looked up as. All but this are the kinds of {@link Tokens}. */
    static final byte PREFIX = 5;

    /** The characters of a token by which its prefixes are looked up. */
    static final int PREFIX_START = 3;

    // A term's text is from the end of the one before to its own.
    private final char[] texts;
    private final int[] ends;
    private final byte[] classes;
    /** The {@link Variant} of each. */
    private final byte[] variants;

    private final long[] keys;
    /** A term's number plus one; 0 for an empty slot. */
    private final int[] slots;

    private Terms(char[] texts, int[] ends, byte[] classes, byte[] variants, long[] keys) {
        this.texts = texts;
        this.ends = ends;
        this.classes = classes;
        this.variants = variants;
        this.keys = keys;
        int size = ends.length;
        slots = new int[Integer.highestOneBit(Math.max(8, 4 * size))];
        for (int term = 0; term < size; term++) {
            int slot = slot(keys[term]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = term + 1;
        }
    }

    private static byte classOf(Query.Term term) {
        if (term.prefix()) {
            return PREFIX;
        }
        return switch (term.kind()) {
            case WORD -> Tokens.WORD;
            case HASHTAG -> Tokens.TAG;
            case HANDLE -> Tokens.HANDLE;
            case CASHTAG -> Tokens.CASHTAG;
        };
    }

    int size() {
        return ends.length;
    }

    /** What the places of a term in a post are found by. */
    long key(int term) {
        return keys[term];
    }

    /** The characters of a term. */
    char[] text(int term) {
        return Arrays.copyOfRange(texts, start(term), ends[term]);
    }

    /** Whether these characters are the term's. */
    boolean isText(int term, char[] folded, int from, int to) {
        return Arrays.equals(texts, start(term), ends[term], folded, from, to);
    }

    private int start(int term) {
        return term == 0 ? 0 : ends[term - 1];
    }

    int length(int term) {
        return ends[term] - start(term);
    }

    private int slot(long key) {
        return (int) key & (slots.length - 1);
    }

    /** Tells the sink of what a form of a token can be found by as a whole. */
    static void whole(Tokens tokens, int form, KeySink sink) {
        byte kind = tokens.kind[form];
        if (kind == Tokens.URL) {
            return;
        }
        long hash = tokens.hash[form];
        sink.key(key(hash, kind), form);
        if (kind == Tokens.TAG || kind == Tokens.CASHTAG) {
            sink.key(key(hash, Tokens.WORD), form);
        }
    }

    /** Whether a term is looked for at the beginning of words and tags. */
    boolean isPrefix(int term) {
        return classes[term] == PREFIX;
    }

    boolean isWord(int term) {
        return classes[term] == Tokens.WORD;
    }

    /** Whether a form can begin with a prefix. */
    static boolean hasPrefixes(Tokens tokens, int form) {
        byte kind = tokens.kind[form];
        return kind != Tokens.HANDLE && kind != Tokens.URL && tokens.to[form] - tokens.from[form] >= PREFIX_START;
    }

    /** A number for the first characters of a form that has prefixes. */
    static int start(Tokens tokens, int form) {
        return start(tokens.folded, tokens.from[form]);
    }

    /** The same for a term that is a prefix. */
    int prefixStart(int term) {
        return start(texts, start(term));
    }

    private static int start(char[] characters, int from) {
        return start(characters[from], characters[from + 1], characters[from + 2]);
    }

    /** The same for what begins with these characters. */
    static int start(char first, char second, char third) {
        int hash = (first * 31 + second) * 31 + third;
        return hash ^ hash >>> 9;
    }

    /** The same for a term that has no number yet. */
    static int start(Query.Term prefix) {
        return start(prefix.text().toCharArray(), 0);
    }

    /** The key of a term that has no number yet, for brands of these options. */
    static long key(Query.Term term, int variant) {
        return key(Variant.hash(Tokens.hash(term.text()), variant), classOf(term));
    }

    /** The variants that its terms have, but for the plain one. */
    int[] variants() {
        return IntStream.range(0, variants.length)
                .map(term -> variants[term])
                .filter(variant -> variant != Variant.PLAIN)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Whether a form is of the term's variant and begins with its text. */
    boolean begins(int term, Tokens tokens, int form) {
        int from = tokens.from[form];
        int length = length(term);
        return tokens.variant[form] == variants[term]
                && tokens.to[form] - from >= length
                && isText(term, tokens.folded, from, from + length);
    }

    /** The number of the term of this key and text, −1 for none. Equal keys of equal texts are of one class. */
    private int find(long key, char[] characters, int from, int to) {
        int slot = slot(key);
        while (slots[slot] != 0) {
            int term = slots[slot] - 1;
            if (keys[term] == key && isText(term, characters, from, to)) {
                return term;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /** Spreads a hash over all bits, differently for each class; no two hashes of a class have the same key. */
    static long key(long hash, int termClass) {
        long key = (hash + termClass) * 0x9E3779B97F4A7C15L;
        key ^= key >>> 32;
        key *= 0xD6E8FEB86659FD93L;
        return key ^ key >>> 29;
    }

    /** Takes what a form of a token can be found by. */
    interface KeySink {
        void key(long key, int form);
    }

    /** Numbers terms in the order in which they come, after those that there were before. */
    static final class Builder {
        private final Terms before;
        private final Map<Numbered, Integer> numbers = new HashMap<>();
        private final List<Numbered> added = new ArrayList<>();

        private Builder() {
            before = new Terms(new char[0], new int[0], new byte[0], new byte[0], new long[0]);
        }

        Builder(Terms before) {
            this.before = before;
        }

        private record Numbered(Query.Term term, byte variant) {}

        /** The number of a term for brands of these options, which are a {@link Variant}. */
        int number(Query.Term term, int variant) {
            char[] text = term.text().toCharArray();
            int known = before.find(key(term, variant), text, 0, text.length);
            return known >= 0 ? known : numbers.computeIfAbsent(new Numbered(term, (byte) variant), this::add);
        }

        private int add(Numbered one) {
            added.add(one);
            return size() - 1;
        }

        int size() {
            return before.size() + added.size();
        }

        Terms build() {
            int old = before.size();
            int characters = old == 0 ? 0 : before.ends[old - 1];
            char[] texts = Arrays.copyOf(
                    before.texts,
                    characters
                            + added.stream()
                                    .mapToInt(one -> one.term.text().length())
                                    .sum());
            int[] ends = Arrays.copyOf(before.ends, size());
            byte[] classes = Arrays.copyOf(before.classes, size());
            byte[] variants = Arrays.copyOf(before.variants, size());
            long[] keys = Arrays.copyOf(before.keys, size());
            for (int i = 0; i < added.size(); i++) {
                Query.Term term = added.get(i).term;
                variants[old + i] = added.get(i).variant;
                term.text().getChars(0, term.text().length(), texts, characters);
                characters += term.text().length();
                ends[old + i] = characters;
                classes[old + i] = classOf(term);
                keys[old + i] = key(term, variants[old + i]);
            }
            return new Terms(texts, ends, classes, variants, keys);
        }
    }
}
