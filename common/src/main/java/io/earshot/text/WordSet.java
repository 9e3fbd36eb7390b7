package io.earshot.text;

import java.util.Set;

/** Small sets of words that the judgements ask of every word of a post. */
enum WordSet {
    NEGATIONS(Negation.WORDS),
    CONTRASTS(Leaning.CONTRASTS),
    /** Words of somebody who speaks for himself or to somebody: headlines have none. */
    PERSONAL(IntentRules.PERSONAL),
    OWN(ActionableRule.OWN_WORDS);

    @SuppressWarnings("ImmutableEnumChecker") // all are made by Set.of
    private final Set<String> words;

    private final int bit;

    @SuppressWarnings("EnumOrdinal") // an int a word
    WordSet(Set<String> words) {
        this.words = words;
        bit = 1 << ordinal();
    }

    int bit() {
        return bit;
    }

    boolean contains(String word) {
        return words.contains(word);
    }

    /** The bits of the sets that a word is in. */
    static int bitsOf(String word) {
        int bits = 0;
        for (WordSet set : values()) {
            bits |= set.contains(word) ? set.bit : 0;
        }
        return bits;
    }
}
