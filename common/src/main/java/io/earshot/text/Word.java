package io.earshot.text;

import io.earshot.text.language.WordEvidence;
import io.earshot.text.model.Classifier;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the judgements know of a word by itself, whatever post it stands in. There are tens of thousands, more than the
 * processor's caches hold: what many have in common is one object.
 *
 * @param head its first letters, and {@code tail} the next, packed: to tell whether it is this word must not cost a look at
 *     another object, which is seldom in the processor's caches; see {@link Spelling}
 * @param text folded
 * @param sets the bits of the {@link WordSet}s that it is in
 * @param language what it says of the language
 * @param content the content word that it is in an English post, empty if it is none; null where its script has no spaces
 * @param lean what the English lexicon has that begins with it
 * @param letters what its spelling and its use say of the tone; null where no model does
 * @param bare as phrases are compared with
 * @param spoken what phrases know of it
 */
record Word(
        long head,
        long tail,
        String text,
        int sets,
        WordEvidence language,
        @Nullable String content,
        Lexicon.Entry lean,
        @Nullable Letters letters,
        String bare,
        Spoken spoken) {

    /**
     * What the groups of a word's letters add to the scores of a model of tone.
     *
     * @param groups how many there are
     * @param sums for each label, each group counted as 1
     * @param phrases the row that the model's phrases have of the word; 0 where it knows none or not the word
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Letters(Classifier model, int groups, float[] sums, int phrases) {}

    /**
     * What phrases know of a word.
     *
     * @param kinds the bits of its kinds by {@link WordClasses}
     */
    record Spoken(
            long kinds,
            Phrases.Start<IntentRules.Rule> intents,
            Phrases.Start<FlagWords.Meaning> flags,
            Phrases.Start<Severity.Rule> severities) {
        private static final Spoken NOTHING =
                new Spoken(0, Phrases.Start.none(), Phrases.Start.none(), Phrases.Start.none());

        /** Whether any phrase begins with it: most words begin none. */
        boolean begins() {
            return !(intents.isNone() && flags.isNone() && severities.isNone());
        }

        /** The one that all words share of which nothing is known, so that it is in the processor's caches. */
        Spoken shared() {
            return kinds == 0 && !begins() ? NOTHING : this;
        }
    }

    boolean isSpelt(Spelling spelling, char[] letters, int from, int to) {
        return head == spelling.head()
                && tail == spelling.tail()
                && (spelling.isWhole() || text.contentEquals(CharBuffer.wrap(letters, from, to - from)));
    }

    boolean isIn(WordSet set) {
        return (sets & set.bit()) != 0;
    }
}
