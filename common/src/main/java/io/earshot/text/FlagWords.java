package io.earshot.text;

import io.earshot.mention.Flag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds urgency, abuse and threats by the phrases of {@code flag-words.txt}. */
final class FlagWords {
    private static final String OTHERWISE = "not ";

    private final Phrases<Meaning> phrases;

    /**
     * @param words how many words the phrase has
     * @param otherwise whether it takes out the phrases of its flag that it overlaps
     */
    record Meaning(Flag flag, int words, boolean otherwise) {}

    private record Found(Meaning meaning, int from, int to) {}

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

    /** What may begin with a word. */
    Phrases.Start<Meaning> start(String word) {
        return phrases.start(word);
    }

    Set<Flag> of(Spoken words) {
        List<Found> found = new ArrayList<>();
        phrases.find(
                words, Word.Spoken::flags, (meaning, at) -> found.add(new Found(meaning, at, at + meaning.words())));
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Found one : found) {
            if (!one.meaning().otherwise() && found.stream().noneMatch(other -> takesOut(other, one))) {
                flags.add(one.meaning().flag());
            }
        }
        return flags;
    }

    private static boolean takesOut(Found other, Found one) {
        return other.meaning().otherwise()
                && other.meaning().flag() == one.meaning().flag()
                && one.from() < other.to()
                && other.from() < one.to();
    }
}
