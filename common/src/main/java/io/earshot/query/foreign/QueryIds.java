package io.earshot.query.foreign;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes ids of queries from the names that people gave them: valid, and each once. */
final class QueryIds {
    private static final int MOST_CHARACTERS = 64;
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern EDGE = Pattern.compile("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$");

    private final Set<String> taken = new HashSet<>();

    /** @param fallback the id where a name has nothing that an id takes */
    String id(Optional<String> name, String fallback) {
        String plain = name.map(given -> Normalizer.normalize(given, Normalizer.Form.NFKD))
                .map(given -> ACCENT.matcher(given).replaceAll(""))
                .map(given -> STRANGE.matcher(given).replaceAll("-"))
                .map(given -> EDGE.matcher(given).replaceAll(""))
                .filter(given -> !given.isEmpty())
                .orElse(fallback);
        String id = cut(plain, MOST_CHARACTERS);
        for (int i = 2; !taken.add(id); i++) {
            String ending = "-" + i;
            id = cut(plain, MOST_CHARACTERS - ending.length()) + ending;
        }
        return id;
    }

    private static String cut(String text, int characters) {
        return text.length() <= characters
                ? text
                : EDGE.matcher(text.substring(0, characters)).replaceAll("");
    }
}
