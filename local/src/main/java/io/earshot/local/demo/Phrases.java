package io.earshot.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people say, by occasion: sentences with gaps, from {@code phrases.txt}. */
final class Phrases {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
    private static final String WORD = "word ";

    private final Map<String, List<Phrase>> byOccasion = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();

    private Phrases() {}

    /** A sentence and its language, BCP 47. */
    record Phrase(String text, String language) {}

    static Phrases load() {
        Phrases phrases = new Phrases();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.txt")), StandardCharsets.UTF_8))) {
            String section = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("## ")) {
                    section = line.substring(3).strip();
                } else if (!line.isBlank() && !line.startsWith("# ")) {
                    phrases.add(section, line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    private void add(String section, String line) {
        if (section.startsWith(WORD)) {
            words.computeIfAbsent(section.substring(WORD.length()), key -> new ArrayList<>())
                    .add(line);
        } else {
            int language = section.lastIndexOf(' ');
            byOccasion
                    .computeIfAbsent(section.substring(0, language), key -> new ArrayList<>())
                    .add(new Phrase(line, section.substring(language + 1)));
        }
    }

    /**
     * One of an occasion's sentences, its gaps filled.
     *
     * @param names what stands for gaps that are no list of words, such as {@code brand}
     */
    Phrase pick(String occasion, Map<String, String> names, RandomGenerator random) {
        List<Phrase> choice = byOccasion.get(occasion);
        if (choice == null) {
            throw new IllegalArgumentException("no phrases for " + occasion);
        }
        Phrase phrase = choice.get(random.nextInt(choice.size()));
        String text = GAP.matcher(phrase.text()).replaceAll(gap -> {
            String name = gap.group(1);
            List<String> list = words.get(name);
            String filling = list == null ? names.get(name) : list.get(random.nextInt(list.size()));
            if (filling == null) {
                throw new IllegalArgumentException("nothing to put for {" + name + "} in: " + phrase.text());
            }
            return Matcher.quoteReplacement(filling);
        });
        return new Phrase(text, phrase.language());
    }
}
