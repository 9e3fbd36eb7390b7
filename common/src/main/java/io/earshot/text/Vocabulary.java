package io.earshot.text;

import io.earshot.text.language.LanguageDetector;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.PhraseModel;
import io.earshot.token.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what words say: few words make up most posts, and to find out what one says costs fifty times as much as to
 * remember it. It holds a fixed number of words, each in one of four places that its letters choose; what is met moves to the
 * first, and what was met longest ago makes room for a new one.
 *
 * <p>Threads share it without a lock. A word's entry never changes once it is made, and is a function of the word and of
 * what this was made with, so that a thread that misses what another just put here makes the same once more.
 */
final class Vocabulary {
    /** Some 30 MB when full. */
    private static final int SETS = 1 << 14;

    /** How many words share a set of places. */
    private static final int WAYS = 4;

    private final @Nullable Word[] words = new Word[SETS * WAYS];
    private final LanguageDetector languages;
    private final Words contents;
    private final WantsJudge wants;
    private final Lexicon lexicon;
    private final @Nullable Classifier tone;

    /** @param tone the model of English posts' tone; null where there is none */
    Vocabulary(LanguageDetector languages, Words contents, WantsJudge wants, @Nullable Classifier tone) {
        this.languages = languages;
        this.contents = contents;
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
        int first = places(spelling);
        for (int way = 0; way < WAYS; way++) {
            Word word = words[first + way];
            if (word != null && word.isSpelt(spelling, letters, from, to)) {
                putFirst(word, first, way);
                return word;
            }
        }
        // Spelt once more: one that goes on to another method would be an object for each word that is known, too.
        Word read = read(Spelling.of(letters, from, to), new String(letters, from, to - from));
        putFirst(read, first, WAYS - 1);
        return read;
    }

    /** Where the places of a word begin. */
    private static int places(Spelling spelling) {
        return (spelling.hash() >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SETS))) * WAYS;
    }

    /** Puts a word into the first of its places, and what stood before its own into the next. */
    private void putFirst(Word word, int first, int way) {
        for (int i = first + way; i > first; i--) {
            words[i] = words[i - 1];
        }
        words[first] = word;
    }

    /**
     * Those of a post's words that stand in the first of their places already, null for all others. Looked for in steps, each
     * for all words: the processor waits for all of them together, not for one after the other.
     */
    @Nullable
    Word[] met(Tokens tokens) {
        @Nullable Word[] met = new Word[tokens.forms];
        long[] spelt = new long[2 * tokens.forms];
        for (int form = 0; form < tokens.forms; form++) {
            Spelling spelling = Spelling.of(tokens.folded, tokens.from[form], tokens.to[form]);
            spelt[2 * form] = spelling.head();
            spelt[2 * form + 1] = spelling.tail();
            met[form] = spelling.isWhole() ? words[places(spelling)] : null;
        }
        for (int form = 0; form < tokens.forms; form++) {
            Word word = met[form];
            if (word != null && (word.head() != spelt[2 * form] || word.tail() != spelt[2 * form + 1])) {
                met[form] = null;
            }
        }
        return met;
    }

    private Word read(Spelling spelling, String text) {
        String bare = Phrases.bare(text);
        return new Word(
                spelling.head(),
                spelling.tail(),
                text,
                WordSet.bitsOf(text),
                languages.evidence(text),
                contents.inEnglish(text),
                lexicon.entry(text),
                tone == null ? null : letters(tone, text),
                bare,
                wants.of(bare));
    }

    private static Word.Letters letters(Classifier tone, String text) {
        int[] groups = PostFeatures.letterGroups(text);
        PhraseModel phrases = tone.phrases();
        return new Word.Letters(
                tone,
                groups.length,
                tone.weights().sums(groups),
                phrases == null ? 0 : Phrasing.row(text, phrases::row));
    }
}
