package io.earshot.text;

import java.util.HashMap;
import java.util.Map;

/** Words and emoji that please or hurt, whatever they are said of. */
final class SentimentWords {
    private static final String POSITIVE = "positive:";
    private static final String NEGATIVE = "negative:";

    private final Map<String, Integer> polarities;

    private SentimentWords(Map<String, Integer> polarities) {
        this.polarities = polarities;
    }

    static SentimentWords load() {
        Map<String, Integer> polarities = new HashMap<>();
        int polarity = 0;
        for (String line : Resources.lines("sentiment-words.txt")) {
            if (line.equals(POSITIVE) || line.equals(NEGATIVE)) {
                polarity = line.equals(POSITIVE) ? 1 : -1;
                continue;
            }
            for (String word : line.split("\\s+", -1)) {
                polarities.put(word, polarity);
            }
        }
        return new SentimentWords(polarities);
    }

    /** 1 for a word that pleases, −1 for one that hurts, 0 for all others. */
    int polarity(String word) {
        return polarities.getOrDefault(word, 0);
    }
}
