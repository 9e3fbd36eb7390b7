package io.earshot.jobs.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings from several layers, later ones over earlier ones, each value with the place that it came from. */
final class Settings {
    /** A value as text, and where it was written. */
    record Value(String text, String place) {}

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    void put(String key, String text, String place) {
        values.put(key, new Value(text, place));
    }

    void error(String message) {
        errors.add(message);
    }

    List<String> errors() {
        return errors;
    }

    /** The value of a setting, or its default; a value that does not parse becomes an error, and the default stands in. */
    <T> T get(Option<T> option) {
        Value value = values.get(option.key());
        if (value != null) {
            try {
                return option.parser().apply(value.text());
            } catch (IllegalArgumentException e) {
                String found = option.secret() ? "" : ", found '" + value.text() + "'";
                errors.add(value.place() + ": " + option.key() + ": " + e.getMessage() + found);
            }
        }
        return option.parser().apply(option.fallback());
    }

    /** The settings under a prefix, without it. */
    Map<String, String> under(String prefix) {
        Map<String, String> result = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                result.put(key.substring(prefix.length()), value.text());
            }
        });
        return result;
    }

    /** Settings that nobody asks for are mistakes: each becomes an error that names the nearest known key. */
    void refuseUnknown(List<Option<?>> known, String openPrefix) {
        values.forEach((key, value) -> {
            if (!key.startsWith(openPrefix)
                    && known.stream().noneMatch(option -> option.key().equals(key))) {
                errors.add(
                        value.place() + ": unknown setting '" + key + "'; did you mean '" + nearest(key, known) + "'?");
            }
        });
    }

    private static String nearest(String key, List<Option<?>> known) {
        String best = known.get(0).key();
        for (Option<?> option : known) {
            if (distance(key, option.key()) < distance(key, best)) {
                best = option.key();
            }
        }
        return best;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(Math.min(row[j - 1], above) + 1, change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
