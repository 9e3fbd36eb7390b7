package io.earshot.text;

import io.earshot.text.language.LanguageDetector;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Features;
import io.earshot.text.model.PhraseModel;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what words say: few words make up most posts, and to find out what one says costs fifty times as much as to
 * remember it. It holds a fixed number of words. Each has two places, and a new one takes that of the older.
 *
 * <p>Threads share it without a lock. A word's entry never changes once it is made, and is a function of the word and of
 * what this was made with, so that a thread that misses what another just put here makes the same once more.
 */
final class Vocabulary {
    /** Some 40 MB when full. */
    private static final int SLOTS = 1 << 16;

    private final Word[] slots = new Word[SLOTS];
    private final LanguageDetector languages;
    private final Words words;
    private final WantsJudge wants;
    private final Lexicon lexicon;
    private final @Nullable Classifier tone;

    /** @param tone the model of English posts' tone; null where there is none */
    Vocabulary(LanguageDetector languages, Words words, WantsJudge wants, @Nullable Classifier tone) {
        this.languages = languages;
        this.words = words;
        this.wants = wants;
        this.tone = tone;
        lexicon = Lexicon.load(Words.ENGLISH);
    }

    /** What is known of a word, folded. */
    Word of(String text) {
        return of(text.toCharArray(), 0, text.length());
    }

    /** What is known of the word of these letters, folded. */
    Word of(char[] letters, int from, int to) {
        Spelling spelling = Spelling.of(letters, from, to);
        int slot = spelling.hash() >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS));
        Word known = slots[slot];
        if (known != null && known.isSpelt(spelling, letters, from, to)) {
            return known;
        }
        Word older = slots[slot ^ 1];
        if (older != null && older.isSpelt(spelling, letters, from, to)) {
            return older;
        }
        slots[slot ^ 1] = known;
        Word read = read(spelling, new String(letters, from, to - from));
        slots[slot] = read;
        return read;
    }

    private Word read(Spelling spelling, String text) {
        return new Word(
                spelling.head(),
                spelling.tail(),
                text,
                WordSet.bitsOf(text),
                languages.evidence(text),
                words.inEnglish(text),
                lexicon.entry(text),
                lexicon.tag(text),
                tone == null ? null : letters(tone, text),
                wants.of(Phrases.bare(text)));
    }

    private static Word.Letters letters(Classifier tone, String text) {
        Features features = new Features();
        PostFeatures.letters(text, features);
        PhraseModel phrases = tone.phrases();
        return new Word.Letters(
                tone,
                features.size(),
                tone.weights().sums(features),
                phrases == null ? null : phrases.sums(Phrasing.key(text, phrases::knows)));
    }
}
