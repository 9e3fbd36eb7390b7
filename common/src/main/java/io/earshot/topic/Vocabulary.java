package io.earshot.topic;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a brand and how usual each is. A word counts in the usual language by the topics it is in rather than by
 * the texts: as a power of its texts in each. So one topic of a thousand posts does not make its own words usual.
 * (Between the two extremes of a hierarchical Dirichlet process, Teh et al., JASA 2006, section 4: by tables, not by
 * customers.)
 */
final class Vocabulary {
    /** What a word counts before it is met: plain smoothing. */
    private static final double UNSEEN = 0.5;

    /** How many words there may be, of which so far this many for each one met, and some, are known or to come. */
    private static final double WORDS_TO_COME = 1.5;

    private static final double FIRST_WORDS = 300;

    /** A word counts as this power of the texts that a topic has it in. */
    private static final double POWER = 0.4;

    /** Beyond so many words, those that are in no topic and were rare go. */
    private static final int MOST_WORDS = 200_000;

    /** When so many texts are counted, all counts are halved: the language of old times fades. */
    private static final double MOST_TEXTS = 500_000;

    private static final double RARE = 0.75;

    /** What one more text of a topic adds, by how many it has; beyond, next to nothing. */
    private static final int POWERS = 10_000;

    private static final double[] MORE = more();

    private static double[] more() {
        double[] more = new double[POWERS];
        for (int i = 0; i < POWERS; i++) {
            more[i] = Math.pow(i + 1, POWER) - Math.pow(i, POWER);
        }
        return more;
    }

    /** A word that is in so many of a brand's texts names the brand, and tells no topic. */
    private static final double COMMON_SHARE = 0.3;

    /** Of so few texts nothing is common yet. */
    private static final double FEW_TEXTS = 10;

    /** In the order in which they were met, so that what is made of them is the same each time. */
    private final List<Word> words = new ArrayList<>();

    /** The same by the hash of the stem, open-addressed: no two of so few words share 64 bits. At least half is free. */
    private @Nullable Word[] byHash = new Word[1024];

    double mass;
    double texts;

    /** The word of a stem, which is taken in where it is new, as it was written. */
    Word of(String stem, long hash, String text) {
        int at = place(hash);
        Word word = byHash[at];
        if (word == null) {
            word = new Word(stem, hash, text);
            take(word, at);
        }
        return word;
    }

    private void take(Word word, int at) {
        words.add(word);
        byHash[at] = word;
        if (2 * words.size() > byHash.length) {
            index(2 * byHash.length);
        }
    }

    private void index(int length) {
        byHash = new Word[length];
        for (Word word : words) {
            byHash[place(word.hash)] = word;
        }
    }

    /** Where the word of a hash is, or the free place where it belongs. */
    private int place(long hash) {
        int mask = byHash.length - 1;
        int at = (int) hash & mask;
        for (Word word = byHash[at]; word != null && word.hash != hash; word = byHash[at]) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** How probable the word is in any post of the brand. */
    double probability(Word word) {
        return (word.mass + UNSEEN) / (mass + UNSEEN * (FIRST_WORDS + WORDS_TO_COME * words.size()));
    }

    /** Whether the word is in so many of the brand's texts that it tells no topic. */
    boolean isCommon(Word word) {
        return word.texts > COMMON_SHARE * (texts + FEW_TEXTS);
    }

    /** Counts the word of a text, which comes into a topic that has it in so many already. */
    void learn(Word word, int before) {
        double more = before < POWERS ? MORE[before] : MORE[POWERS - 1];
        word.mass += more;
        mass += more;
    }

    /** Counts a text of these words. */
    void learnText(Iterable<Word> itsWords) {
        for (Word word : itsWords) {
            word.texts++;
        }
        texts++;
        if (texts > MOST_TEXTS || words.size() > MOST_WORDS) {
            fade();
        }
    }

    private void fade() {
        texts /= 2;
        mass = 0;
        for (Word word : words) {
            word.mass /= 2;
            word.texts /= 2;
            mass += word.mass;
        }
        words.removeIf(word -> word.topics == 0 && word.mass < RARE);
        index(byHash.length);
    }

    /** Without the ending of a plural (Harman, How effective is suffixing?, JASIS 1991, the S stemmer). */
    static String stem(String word) {
        int length = word.length();
        if (length < 4 || word.charAt(length - 1) != 's') {
            return word;
        }
        char before = word.charAt(length - 2);
        if (before == 's' || before == 'u' || before == 'i' || !Character.isLetter(before)) {
            return word;
        }
        if (before == 'e' && length > 4 && word.charAt(length - 3) == 'i') {
            return word.substring(0, length - 3) + "y";
        }
        return word.substring(0, length - 1);
    }

    /** The words of hashes, where they are here. */
    List<Word> known(long[] hashes) {
        List<Word> known = new ArrayList<>(hashes.length);
        for (long hash : hashes) {
            Word word = byHash[place(hash)];
            if (word != null) {
                known.add(word);
            }
        }
        return known;
    }

    /** The word of a stem that is here. */
    Word known(String stem) {
        Word word = byHash[place(Stories.hash(stem))];
        if (word == null) {
            throw new IllegalStateException("a topic has a word that the vocabulary has not: " + stem);
        }
        return word;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(mass);
        out.writeDouble(texts);
        out.writeInt(words.size());
        for (Word word : words) {
            Texts.write(word.stem, out);
            Texts.write(word.text, out);
            out.writeDouble(word.mass);
            out.writeDouble(word.texts);
            out.writeInt(word.topics);
            for (int i = 0; i < word.topics; i++) {
                out.writeInt(word.slots[i]);
                out.writeInt(word.counts[i]);
            }
        }
    }

    static Vocabulary read(DataInput in) throws IOException {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.mass = in.readDouble();
        vocabulary.texts = in.readDouble();
        int words = in.readInt();
        for (int i = 0; i < words; i++) {
            String stem = Texts.read(in);
            Word word = new Word(stem, Stories.hash(stem), Texts.read(in));
            word.mass = in.readDouble();
            word.texts = in.readDouble();
            word.topics = in.readInt();
            word.slots = new int[Math.max(1, word.topics)];
            word.counts = new int[Math.max(1, word.topics)];
            for (int j = 0; j < word.topics; j++) {
                word.slots[j] = in.readInt();
                word.counts[j] = in.readInt();
                word.most = Math.max(word.most, word.counts[j]);
            }
            vocabulary.take(word, vocabulary.place(word.hash));
        }
        return vocabulary;
    }
}
