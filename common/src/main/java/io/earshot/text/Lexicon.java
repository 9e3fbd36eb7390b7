package io.earshot.text;

import io.earshot.token.Folding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How words, phrases, hashtags and emoji of a language lean, from −4 to 4, as a person feels who uses them. Written for
 * this project, a file a language; never the model's last word, but what it knows of words that its examples lack.
 */
final class Lexicon {
    /** The largest valence. */
    static final int STRONGEST = 4;

    private static final Lexicon EMPTY = of(List.of());

    /** A word's or phrase's hash is its key; 0 marks a free slot. With 64 bits, two of thousands never share one. */
    private final long[] keys;

    /** 0 where only longer phrases begin so. */
    private final byte[] valences;

    /** The {@linkplain WordBits bits} of the words that an entry goes on with, so that most others need not be looked up. */
    private final long[] next;

    /** Whether it is the one that {@link Word} remembers. */
    private final boolean isEnglish;

    private Lexicon(int slots, boolean isEnglish) {
        this.isEnglish = isEnglish;
        keys = new long[slots];
        valences = new byte[slots];
        next = new long[slots];
    }

    /** Those that were read, which all models share. */
    private static final Map<String, Lexicon> LOADED = new ConcurrentHashMap<>();

    /** The lexicon of a language, read when it is first asked for; an empty one where there is none. */
    static Lexicon load(String language) {
        return LOADED.computeIfAbsent(language, Lexicon::read);
    }

    private static Lexicon read(String language) {
        String file = "lexicon-" + language + ".tsv";
        return Lexicon.class.getResource(file) == null
                ? EMPTY
                : of(
                        new String(Resources.bytes(file), StandardCharsets.UTF_8)
                                .lines()
                                .toList(),
                        language.equals(Words.ENGLISH));
    }

    /** @param lines entry, tab, valence; a line without a tab is a comment */
    static Lexicon of(List<String> lines) {
        return of(lines, false);
    }

    private static Lexicon of(List<String> lines, boolean isEnglish) {
        Lexicon lexicon = new Lexicon(Integer.highestOneBit(lines.size() + 1) * 4, isEnglish);
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab >= 0) {
                lexicon.add(folded(line.substring(0, tab)), Byte.parseByte(line.substring(tab + 1)));
            }
        }
        return lexicon;
    }

    private void add(String entry, byte valence) {
        long key = 0;
        String[] words = entry.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            key = key(key, words[i]);
            int slot = slot(key);
            keys[slot] = key;
            if (i + 1 < words.length) {
                next[slot] |= WordBits.of(words[i + 1]);
            } else {
                valences[slot] = valence;
            }
        }
    }

    /** The key of the phrase that a word makes longer; before the first word it is 0. */
    private static long key(long phrase, String word) {
        return PostFeatures.mixed(phrase * 31 + word.hashCode()) | 1;
    }

    /** Where the key is, or the free slot where it would be. */
    private int slot(long key) {
        int slot = (int) (key >>> 20) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** As the tokenizer folds words: {@code groß} is {@code gross}. */
    private static String folded(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        return Arrays.stream(text.split(" ", -1)).map(Folding::fold).collect(Collectors.joining(" "));
    }

    /** What was found at a piece: its valence, and how many words it takes. */
    record Found(int valence, int words) {
        static final Found NOTHING = new Found(0, 1);
    }

    /**
     * What it has that begins with a word.
     *
     * @param alone what the word is
     * @param key of the word
     * @param next the bits of the words that phrases go on with; 0 where none begins so
     */
    record Entry(Found alone, long key, long next) {
        /** Most words are not in it. */
        private static final Entry NOTHING = new Entry(Found.NOTHING, 0, 0);
    }

    /** What begins with a word. */
    Entry entry(String word) {
        long key = key(0, word);
        int slot = slot(key);
        return keys[slot] == 0 ? Entry.NOTHING : new Entry(found(valences[slot]), key, next[slot]);
    }

    /** What a hashtag is, or else its word. */
    private Found tag(String word) {
        int tag = valences[slot(key(0, "#" + word))];
        return tag == 0 ? entry(word).alone() : found(tag);
    }

    private static Found found(int valence) {
        return valence == 0 ? Found.NOTHING : new Found(valence, 1);
    }

    /** The longest entry that begins with this piece; of a hashtag also without its sign. */
    Found at(List<Piece> pieces, int at) {
        Piece piece = pieces.get(at);
        Word known = piece.word();
        if (piece.is(Piece.Kind.HASHTAG)) {
            return tag(piece.text());
        }
        Entry entry = known != null && isEnglish ? known.lean() : entry(piece.text());
        return entry.next() == 0 ? entry.alone() : longest(entry, pieces, at);
    }

    /** The longest entry that begins with the piece whose entry is given. */
    private Found longest(Entry entry, List<Piece> pieces, int at) {
        Found longest = entry.alone();
        long key = entry.key();
        long follows = entry.next();
        for (int i = at + 1; i < pieces.size(); i++) {
            Piece word = pieces.get(i);
            boolean goesOn = (word.is(Piece.Kind.WORD) || word.is(Piece.Kind.NUMBER))
                    && (follows & WordBits.of(word.text())) != 0;
            if (!goesOn) {
                break;
            }
            key = key(key, word.text());
            int slot = slot(key);
            follows = next[slot];
            if (valences[slot] != 0) {
                longest = new Found(valences[slot], i - at + 1);
            }
        }
        return longest;
    }
}
