package io.earshot.text;

import io.earshot.text.model.Family;
import io.earshot.text.model.Features;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the classifiers see of a post: its words, pairs of neighbours, groups of letters, words under a negation, what
 * the lexicon says of them, and the form of the whole. Filled again and again; not for several threads.
 */
final class PostFeatures {
    /** A word's letters in groups of these lengths, with a space before and after it. */
    private static final int SHORTEST_GROUP = 3;

    private static final int LONGEST_GROUP = 5;

    // How long each kind of features is against the words, by cross-validation of the sentiment model.
    static final float LETTERS = 0.5f;
    private static final float FORM = 0.5f;
    private static final float SHOUTED = 0.5f;

    // So that features of different kinds of the same word are different.
    private static final long TAG = 1L << 41;
    private static final long MARKS = 1L << 42;
    private static final long HANDLE = 1L << 43;
    private static final long LINK = 1L << 44;
    private static final long NUMBER = 1L << 45;
    private static final long PLACEHOLDER = 1L << 46;
    private static final long BREAK = 1L << 47;
    private static final long NEGATED = 1L << 48;
    private static final long SHOUT = 1L << 49;
    private static final long PAIR = 1L << 50;
    private static final long GROUP = 1L << 51;
    private static final long SHAPE = 1L << 52;

    private static final int KINDS = Piece.Kind.values().length;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    // Made once: a post has two of them.
    private static final Map<Piece.Kind, String> BEGINS = byKind("begins with ");
    private static final Map<Piece.Kind, String> ENDS = byKind("ends with ");

    private final Features features = new Features();
    private final Lexicon lexicon;
    private final Set<Family> families;
    private int[] marks = {};
    private int wording;

    PostFeatures(Lexicon lexicon) {
        this(lexicon, EnumSet.allOf(Family.class));
    }

    /** @param families those that are made: for the table of what each gives */
    PostFeatures(Lexicon lexicon, Set<Family> families) {
        this.lexicon = lexicon;
        this.families = families;
    }

    /** The features of a post, until the next is read. */
    Features read(List<Piece> pieces) {
        features.clear();
        boolean[] negated = Negation.of(pieces);
        words(pieces, negated);
        form(pieces);
        wording = features.size();
        letters(pieces);
        if (families.contains(Family.LEXICON)) {
            Leaning leaning = new Leaning(pieces, negated, lexicon);
            leaning.addTo(features);
            marks = Phrasing.marks(pieces, negated, leaning.valences());
        } else {
            marks = Phrasing.marks(pieces, negated, new int[pieces.size()]);
        }
        return features;
    }

    /** Of the post that was read last, what needs no lexicon: its words and its form. The rest is forgotten. */
    Features wording() {
        features.cut(wording);
        return features;
    }

    /** The marks of the pieces of the post that was read last: see {@link Phrasing}. */
    int[] marks() {
        return marks;
    }

    private void words(List<Piece> pieces, boolean[] negated) {
        boolean words = families.contains(Family.WORDS);
        boolean negation = families.contains(Family.NEGATION);
        boolean pairs = families.contains(Family.PAIRS);
        int first = features.size();
        long previous = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            long id = id(piece);
            if (words) {
                word(piece, id, i);
            }
            if (negation && negated[i] && piece.is(Piece.Kind.WORD)) {
                from(Family.NEGATION, i, i);
                features.add(mixed(id ^ NEGATED), 1);
            }
            if (pairs && previous != 0) {
                from(Family.PAIRS, i - 1, i);
                features.add(mixed(previous * 31 + id ^ PAIR), 1);
            }
            previous = id;
        }
        features.scale(first, 1);
    }

    private void word(Piece piece, long id, int at) {
        from(Family.WORDS, at, at);
        features.add(mixed(id), 1);
        if (piece.is(Piece.Kind.HASHTAG)) {
            features.add(mixed(piece.text().hashCode()), 1);
        }
        if (piece.shouted()) {
            features.add(mixed(id ^ SHOUT), SHOUTED);
        }
    }

    private void letters(List<Piece> pieces) {
        if (!families.contains(Family.LETTERS)) {
            return;
        }
        int first = features.size();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).isWord()) {
                from(Family.LETTERS, i, i);
                for (int group : letterGroups(pieces.get(i).text())) {
                    features.addHashed(group, 1);
                }
            }
        }
        features.scale(first, LETTERS);
    }

    /** The hashes of a word's groups of letters. */
    static int[] letterGroups(String word) {
        int length = word.length();
        int[] groups = new int[(LONGEST_GROUP - SHORTEST_GROUP + 1) * (length + 1)];
        int count = 0;
        for (int start = -1; start < length; start++) {
            long hash = GROUP;
            int last = Math.min(length, start + LONGEST_GROUP - 1);
            for (int i = start; i <= last; i++) {
                char c = i < 0 || i == length ? ' ' : word.charAt(i);
                hash = (hash + c + 1) * FACTOR;
                if (i - start + 1 >= SHORTEST_GROUP) {
                    groups[count++] = Features.hash(hash);
                }
            }
        }
        return Arrays.copyOf(groups, count);
    }

    @SuppressWarnings("EnumOrdinal") // an array a post
    private void form(List<Piece> pieces) {
        if (!families.contains(Family.FORM) || pieces.isEmpty()) {
            return;
        }
        from(Family.FORM, 0, pieces.size() - 1);
        int[] counts = new int[KINDS];
        int questions = 0;
        int shouted = 0;
        int drawnOut = 0;
        for (Piece piece : pieces) {
            counts[piece.kind().ordinal()]++;
            questions += piece.is(Piece.Kind.EXCLAMATION) && piece.text().indexOf('?') >= 0 ? 1 : 0;
            shouted += piece.shouted() ? 1 : 0;
            drawnOut += piece.drawnOut() ? 1 : 0;
        }
        count("marks", counts[Piece.Kind.EXCLAMATION.ordinal()], 3);
        count("questions", questions, 2);
        count("links", counts[Piece.Kind.LINK.ordinal()], 2);
        count("hashtags", counts[Piece.Kind.HASHTAG.ordinal()], 3);
        count("handles", counts[Piece.Kind.HANDLE.ordinal()], 2);
        count("numbers", counts[Piece.Kind.NUMBER.ordinal()], 3);
        count("shouted", shouted, 3);
        count("drawn out", drawnOut, 1);
        count("words", counts[Piece.Kind.WORD.ordinal()] / 5, 6);
        count(BEGINS.get(pieces.get(0).kind()), 1, 1);
        count(ENDS.get(pieces.get(pieces.size() - 1).kind()), 1, 1);
    }

    private static Map<Piece.Kind, String> byKind(String words) {
        Map<Piece.Kind, String> byKind = new EnumMap<>(Piece.Kind.class);
        for (Piece.Kind kind : Piece.Kind.values()) {
            byKind.put(kind, words + kind);
        }
        return byKind;
    }

    private void count(String what, int count, int most) {
        features.add(mixed(SHAPE + what.hashCode() * 31L + Math.min(count, most)), FORM);
    }

    private void from(Family family, int first, int last) {
        features.from(family, first, last);
    }

    /** What stands for a piece: itself, or its kind where what it says is beside the point. */
    private static long id(Piece piece) {
        return switch (piece.kind()) {
            case WORD, EMOJI, EMOTICON -> piece.text().hashCode();
            case HASHTAG -> piece.text().hashCode() ^ TAG;
            case EXCLAMATION -> piece.text().hashCode() ^ MARKS;
            case BREAK -> piece.text().hashCode() ^ BREAK;
            case HANDLE -> HANDLE;
            case LINK -> LINK;
            case NUMBER -> NUMBER;
            case PLACEHOLDER -> PLACEHOLDER;
        };
    }

    /** Spreads what differs in a few bits over all of them. */
    static long mixed(long id) {
        long mixed = (id + 1) * FACTOR;
        mixed ^= mixed >>> 32;
        mixed *= FACTOR;
        return mixed ^ mixed >>> 29;
    }
}
