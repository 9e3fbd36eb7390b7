package io.earshot.text;

import io.earshot.text.language.WordEvidence;
import io.earshot.text.model.Classifier;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the judgements know of a word by itself, whatever post it stands in.
 *
 * @param head its first letters, and {@code tail} the next, packed: to tell whether it is this word must not cost a look at
 *     another object, which is seldom in the processor's caches; see {@link Spelling}
 * @param text folded
 * @param sets the bits of the {@link WordSet}s that it is in
 * @param language what it says of the language
 * @param content the content word that it is in an English post, empty if it is none; null where its script has no spaces
 * @param lean what the English lexicon has that begins with it
 * @param tagLean what the English lexicon says of the hashtag
 * @param letters what its spelling and its use say of the tone; null where no model does
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
        Lexicon.Found tagLean,
        @Nullable Letters letters,
        Spoken spoken) {

    /**
     * What the groups of a word's letters add to the scores of a model of tone.
     *
     * @param groups how many there are
     * @param sums for each label, each group counted as 1
     * @param phrases what the word adds to the filters of the model's phrases; null where it knows none or not the word
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Letters(Classifier model, int groups, float[] sums, float @Nullable [] phrases) {}

    /**
     * A word as phrases are compared with.
     *
     * @param text {@linkplain Phrases#bare bare}
     * @param kinds the bits of its kinds by {@link WordClasses}
     */
    record Spoken(
            String text,
            long kinds,
            Phrases.Start<IntentRules.Rule> intents,
            Phrases.Start<FlagWords.Meaning> flags,
            Phrases.Start<Severity.Rule> severities) {}

    boolean isSpelt(Spelling spelling, char[] letters, int from, int to) {
        return head == spelling.head()
                && tail == spelling.tail()
                && (spelling.isWhole() || text.contentEquals(CharBuffer.wrap(letters, from, to - from)));
    }

    boolean isIn(WordSet set) {
        return (sets & set.bit()) != 0;
    }
}
