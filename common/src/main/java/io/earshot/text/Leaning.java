package io.earshot.text;

import io.earshot.text.model.Family;
import io.earshot.text.model.Features;
import java.util.List;
import java.util.Set;

/**
 * How a post leans by the lexicon: sums, extremes and the last word of it, with what a negation turns round and what
 * stands behind <em>but</em>. Given to a classifier as numbers, which it weighs by itself.
 */
final class Leaning {
    /** Against the words' features, by cross-validation. */
    private static final float WEIGHT = 2;

    static final Set<String> CONTRASTS = Set.of("but", "however", "although", "though", "yet");

    /** A shouted or drawn-out word says more. */
    private static final double STRESSED = 1.25;

    /** What is left of a good word under a negation, and of a bad one: <em>not good</em> is bad, <em>not bad</em> fair. */
    private static final double NEGATED_GOOD = -0.6;

    private static final double NEGATED_BAD = -0.3;

    private static final long BASE = 1L << 53;

    private final int pieces;
    private final int[] valences;
    private double good;
    private double bad;
    private double goodNegated;
    private double badNegated;
    private double goodPictures;
    private double badPictures;
    private double best;
    private double worst;
    private double last;
    private double goodBehindBut;
    private double badBehindBut;
    private double drift;
    private boolean but;
    private int leaning;
    private final int[] counts = new int[2 * Lexicon.STRONGEST + 1];

    Leaning(List<Piece> pieces, boolean[] negated, Lexicon lexicon) {
        this.pieces = pieces.size();
        valences = valences(pieces, lexicon);
        for (int i = 0; i < valences.length; i++) {
            Piece piece = pieces.get(i);
            if (piece.is(Piece.Kind.WORD) && piece.isIn(WordSet.CONTRASTS)) {
                but = true;
                goodBehindBut = 0;
                badBehindBut = 0;
            }
            if (valences[i] != 0) {
                add(piece, valences[i], negated[i] && piece.is(Piece.Kind.WORD), i);
            }
        }
    }

    /** The valence of each piece. */
    int[] valences() {
        return valences;
    }

    /** The valence of each piece; that of a phrase stands at its first word. */
    static int[] valences(List<Piece> pieces, Lexicon lexicon) {
        int[] valences = new int[pieces.size()];
        for (int i = 0; i < valences.length; ) {
            Piece piece = pieces.get(i);
            boolean speaks = piece.isWord() || piece.is(Piece.Kind.EMOJI) || piece.is(Piece.Kind.EMOTICON);
            Lexicon.Found found = speaks ? lexicon.at(pieces, i) : Lexicon.Found.NOTHING;
            valences[i] = found.valence();
            i += found.words();
        }
        return valences;
    }

    private void add(Piece piece, int valence, boolean negated, int at) {
        double value = piece.shouted() || piece.drawnOut() ? valence * STRESSED : valence;
        if (negated) {
            goodNegated += Math.max(0, value);
            badNegated += Math.max(0, -value);
            value *= value > 0 ? NEGATED_GOOD : NEGATED_BAD;
        } else {
            good += Math.max(0, value);
            bad += Math.max(0, -value);
            counts[valence + Lexicon.STRONGEST]++;
        }
        if (!piece.isWord()) {
            goodPictures += Math.max(0, value);
            badPictures += Math.max(0, -value);
        }
        best = Math.max(best, value);
        worst = Math.min(worst, value);
        last = value;
        goodBehindBut += Math.max(0, value);
        badBehindBut += Math.max(0, -value);
        drift += value * (at + 1) / pieces;
        leaning++;
    }

    void addTo(Features features) {
        features.from(Family.LEXICON, 0, Math.max(0, pieces - 1));
        add(features, 1, bounded(good));
        add(features, 2, bounded(bad));
        add(features, 3, bounded(goodNegated));
        add(features, 4, bounded(badNegated));
        add(features, 5, best / Lexicon.STRONGEST);
        add(features, 6, worst / Lexicon.STRONGEST);
        add(features, 7, last / Lexicon.STRONGEST);
        if (but) {
            add(features, 8, bounded(goodBehindBut));
            add(features, 9, bounded(badBehindBut));
        }
        add(features, 10, Math.tanh(drift / 4));
        add(features, 11, Math.tanh((good - bad) / 5));
        add(features, 12, (good - bad) / Math.sqrt(pieces + 1) / 2);
        add(features, 13, leaning == 0 ? 1 : 0);
        add(features, 14, good > 0 && bad > 0 ? 1 : 0);
        add(features, 15, bounded(goodPictures));
        add(features, 16, bounded(badPictures));
        for (int i = 0; i < counts.length; i++) {
            add(features, 20 + i, Math.log1p(counts[i]));
        }
        double balance = good - bad + NEGATED_GOOD * goodNegated - NEGATED_BAD * badNegated;
        add(features, 50 + Math.max(-8, Math.min(8, (int) Math.rint(balance))), 1);
    }

    private static void add(Features features, int what, double value) {
        if (value != 0) {
            features.add(PostFeatures.mixed(BASE + what), (float) (WEIGHT * value));
        }
    }

    /** A sum that grows ever slower: the tenth good word adds little to nine. */
    private static double bounded(double sum) {
        return 1.5 * sum / (sum + 3);
    }
}
