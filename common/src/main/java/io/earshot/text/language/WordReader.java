package io.earshot.text.language;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what a word says of its language. */
final class WordReader {
    private static final int[] NONE = {};

    /** How much function words of one letter and of two tell beside longer ones; chosen with the detector's weights. */
    private static final float[] TELLING = {0, 0.4f, 0.8f};

    /** What platforms put before a shared post is a word of no language. */
    static final String RETWEET = "rt";

    /** A word of so many letters that repeats one or two is laughter or a cry. */
    private static final int SHORTEST_CRY = 4;

    private final Map<Script, Candidates> candidates;
    private final FunctionWords functionWords;

    WordReader(Map<Script, Candidates> candidates, FunctionWords functionWords) {
        this.candidates = candidates;
        this.functionWords = functionWords;
    }

    WordEvidence read(String word) {
        Script script = word.equals(RETWEET) ? null : script(word);
        Candidates among = script == null ? null : candidates.get(script);
        int size = script == null ? 0 : script.lettersOf(word.length());
        if (among == null) {
            return new WordEvidence(word, script, size, null, NONE, 0);
        }
        List<String> languages = functionWords.languagesOf(word);
        int[] functionOf = languages.isEmpty()
                ? NONE
                : IntStream.range(0, among.count())
                        .filter(i -> languages.contains(among.codes().get(i)))
                        .toArray();
        float telling = word.length() < TELLING.length ? TELLING[word.length()] : 1;
        return new WordEvidence(word, script, size, among, functionOf, telling);
    }

    /** The script of the first letter; any kana make signs Japanese. */
    static @Nullable Script script(String word) {
        Script first = null;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (Character.isLetter(letter)) {
                Script script = Script.of(letter);
                if (first == null) {
                    first = script;
                }
                if (first != Script.HAN) {
                    return first;
                }
                if (script == Script.KANA) {
                    return script;
                }
            }
        }
        return first;
    }

    /** Whether it is {@code haha}, {@code kkkk} or {@code aww}: no language's own letters. */
    static boolean isCry(String word) {
        if (word.length() < SHORTEST_CRY) {
            return false;
        }
        char one = word.charAt(0);
        char other = one;
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter != one && letter != other) {
                if (other != one) {
                    return false;
                }
                other = letter;
            }
        }
        return true;
    }
}
