package io.earshot.text.language;

import io.earshot.text.Resources;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The small words of a language: they tell languages apart, and are not what a post is about. */
public final class FunctionWords {
    private final Map<String, List<String>> languagesByWord;
    private final Map<String, Set<String>> wordsByLanguage;

    private FunctionWords(Map<String, List<String>> languagesByWord, Map<String, Set<String>> wordsByLanguage) {
        this.languagesByWord = languagesByWord;
        this.wordsByLanguage = wordsByLanguage;
    }

    public static FunctionWords load() {
        Map<String, Set<String>> wordsByLanguage = new LinkedHashMap<>();
        Set<String> current = Set.of();
        for (String line : Resources.lines("language/function-words.txt")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                current = new HashSet<>();
                wordsByLanguage.put(line.substring(0, colon), current);
            }
            current.addAll(List.of(line.substring(colon + 1).trim().split("\\s+", -1)));
        }
        Map<String, List<String>> languagesByWord = new HashMap<>();
        wordsByLanguage.forEach((language, words) ->
                words.forEach(word -> languagesByWord.merge(word, List.of(language), FunctionWords::concat)));
        return new FunctionWords(languagesByWord, wordsByLanguage);
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The languages that use the word, in the order of the file. */
    List<String> languagesOf(String word) {
        return languagesByWord.getOrDefault(word, List.of());
    }

    /** The small words of a language; none of one that is not known. */
    public Set<String> of(String language) {
        return Set.copyOf(wordsByLanguage.getOrDefault(language, Set.of()));
    }

    public boolean contains(String language, String word) {
        return wordsByLanguage.getOrDefault(language, Set.of()).contains(word);
    }
}
