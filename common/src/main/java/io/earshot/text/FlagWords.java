package io.earshot.text;

import io.earshot.mention.Flag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds urgency, abuse and threats by the phrases of {@code flag-words.txt}. */
final class FlagWords {
    private static final String OTHERWISE = "not ";

    private final Phrases<Meaning> phrases;

    /**
     * @param words how many words the phrase has
     * @param otherwise whether it takes out the phrases of its flag that it overlaps
     */
    private record Meaning(Flag flag, int words, boolean otherwise) {}

    private record Found(Flag flag, int from, int to) {}

    private FlagWords(Phrases<Meaning> phrases) {
        this.phrases = phrases;
    }

    static FlagWords load() {
        Phrases<Meaning> phrases = new Phrases<>();
        Flag flag = Flag.URGENT;
        for (String line : Resources.lines("flag-words.txt")) {
            if (line.startsWith("[")) {
                flag = Flag.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
                continue;
            }
            boolean otherwise = line.startsWith(OTHERWISE);
            String said = otherwise ? line.substring(OTHERWISE.length()) : line;
            for (String phrase : said.split("\\|", -1)) {
                int words = phrase.strip().split(" ", -1).length;
                phrases.add(phrase, new Meaning(flag, words, otherwise));
            }
        }
        return new FlagWords(phrases);
    }

    Set<Flag> of(List<String> words) {
        Map<Flag, List<Found>> otherwise = new EnumMap<>(Flag.class);
        Map<Flag, List<Found>> found = new EnumMap<>(Flag.class);
        phrases.find(words, (meaning, at) -> (meaning.otherwise() ? otherwise : found)
                .computeIfAbsent(meaning.flag(), key -> new ArrayList<>())
                .add(new Found(meaning.flag(), at, at + meaning.words())));
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        found.forEach((flag, places) -> {
            List<Found> out = otherwise.getOrDefault(flag, List.of());
            if (places.stream().anyMatch(place -> out.stream().noneMatch(other -> overlap(place, other)))) {
                flags.add(flag);
            }
        });
        return flags;
    }

    private static boolean overlap(Found one, Found other) {
        return one.from() < other.to() && other.from() < one.to();
    }
}
