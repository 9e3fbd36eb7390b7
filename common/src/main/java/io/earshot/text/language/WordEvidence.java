package io.earshot.text.language;

import org.jspecify.annotations.Nullable;

/**
 * What one word says of the language that it is in. All of a post's evidence is the sum of its words'. What its letters say
 * costs most, and is found out when it is first asked for: a hashtag's nearly never is.
 */
public final class WordEvidence {
    private static final float[] NOTHING = {};

    private final String word;
    private final @Nullable Script script;
    private final int size;
    private final @Nullable Candidates among;
    private final int[] functionOf;
    private final float telling;

    /** Threads that ask at once may each find it out: it is the same. */
    private volatile float @Nullable [] sums;

    /**
     * @param script null where the word has no letter
     * @param size how much of the post the word is: its letters, signs that stand for more counted as such
     * @param among the languages that share the script; null where the script decides alone
     * @param functionOf the candidates that have it as a function word
     * @param telling how much it tells as a function word, 0..1: short words are words of many languages
     */
    WordEvidence(
            String word,
            @Nullable Script script,
            int size,
            @Nullable Candidates among,
            int[] functionOf,
            float telling) {
        this.word = word;
        this.script = script;
        this.size = size;
        this.among = among;
        this.functionOf = functionOf;
        this.telling = telling;
    }

    String word() {
        return word;
    }

    @Nullable
    Script script() {
        return script;
    }

    int size() {
        return size;
    }

    int[] functionOf() {
        return functionOf;
    }

    float telling() {
        return telling;
    }

    /** What it adds to the {@link Candidates#start} of its script; empty where the script decides alone. */
    float[] sums() {
        float[] known = sums;
        if (known == null) {
            known = among == null ? NOTHING : among.sums(word);
            sums = known;
        }
        return known;
    }

    boolean isFunctionWordOf(int candidate) {
        for (int other : functionOf) {
            if (other == candidate) {
                return true;
            }
        }
        return false;
    }
}
