package io.earshot.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses what a mistyped word was meant to be. */
public final class Suggestion {
    private Suggestion() {}

    /** The known word that is nearest to the one found, if one is near enough to be a slip of the hand. */
    public static Optional<String> of(String found, Collection<String> known) {
        String lower = found.toLowerCase(Locale.ROOT);
        String best = null;
        int least = 2 + lower.length() / 4;
        for (String word : known) {
            int edits = edits(lower, word.toLowerCase(Locale.ROOT));
            if (edits < least && edits < Math.max(lower.length(), word.length())) {
                best = word;
                least = edits;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The same, where some words are known to be another name of a known one. */
    public static Optional<String> of(String found, Collection<String> known, Map<String, String> otherNames) {
        List<String> all = new ArrayList<>(known);
        otherNames.keySet().stream().sorted().forEach(all::add);
        return of(found, all).map(word -> otherNames.getOrDefault(word, word));
    }

    /** As the end of a message: {@code ; did you mean x?}, or nothing. */
    public static String ending(Optional<String> suggestion) {
        return suggestion.map(word -> "; did you mean " + word + "?").orElse("");
    }

    /** How many letters to insert, remove, change or swap with the next to make one the other (Damerau, restricted). */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
