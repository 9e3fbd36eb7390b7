package io.earshot.text;

import io.earshot.text.Piece.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a language sets one brand against another, read from {@code preferences-LANG.txt}, and the words that
 * part a post into what is said of one and of the other.
 */
final class Preferences {
    /** So far before a pattern a negation still turns it round: <em>would never ever leave X</em>. */
    private static final int NEGATION_REACH = 3;

    private final Map<String, Set<String>> classes = new HashMap<>();
    private final Map<String, List<Preference>> byFirstWord = new HashMap<>();
    private final List<Preference> fromName = new ArrayList<>();

    /**
     * A preference that a post tells of a brand.
     *
     * @param votes for the brand asked for if above 0, against it if below; 0 where it is only asked about
     * @param firstPiece of the post's pieces
     * @param lastPiece the last
     * @param pattern as its file has it
     * @param isTurned whether a negation or a regret turned it round
     */
    record Told(int votes, int firstPiece, int lastPiece, String pattern, boolean isTurned) {}

    static boolean has(String language) {
        return Preferences.class.getResource(file(language)) != null;
    }

    private static String file(String language) {
        return "preferences-" + language + ".txt";
    }

    static Preferences load(String language) {
        return of(new String(Resources.bytes(file(language)), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    /** @param lines {@code # comment}, {@code name = words of a class}, or a pattern as {@link Preference#parse} reads it */
    static Preferences of(List<String> lines) {
        Preferences preferences = new Preferences();
        for (String line : lines) {
            int equals = line.indexOf(" = ");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (equals > 0) {
                preferences.addClass(line.substring(0, equals).strip(), line.substring(equals + 3));
            } else {
                preferences.add(Preference.parse(line, preferences.classes));
            }
        }
        return preferences;
    }

    private void addClass(String name, String words) {
        Set<String> all = Arrays.stream(words.strip().split(" +", -1)).collect(Collectors.toUnmodifiableSet());
        // A class may go on in another line.
        classes.merge(
                name, all, (a, b) -> Stream.concat(a.stream(), b.stream()).collect(Collectors.toUnmodifiableSet()));
    }

    private void add(Preference preference) {
        Preference.Step first = preference.steps().get(0);
        if (first.role() == Preference.Role.X) {
            fromName.add(preference);
        } else if (first.role() == Preference.Role.WORD && !first.isOptional()) {
            first.words().forEach(word -> byFirstWord
                    .computeIfAbsent(word, key -> new ArrayList<>())
                    .add(preference));
        } else {
            throw new IllegalArgumentException(
                    "expected a pattern that begins with a word or X, found " + preference.words());
        }
    }

    Set<String> words(String name) {
        return classes.getOrDefault(name, Set.of());
    }

    /** The preferences that bear on the brand, in the order of the post; of several at one place the first of the file. */
    List<Told> find(Units units, List<Piece> pieces, int[] leanings) {
        List<Told> told = new ArrayList<>();
        boolean isRegretted = isRegretted(units);
        int start = 0;
        while (start < units.size()) {
            List<Preference> candidates = units.who(start) == NameFinder.NOBODY
                    ? byFirstWord.getOrDefault(units.text(start), List.of())
                    : fromName;
            int end = start + 1;
            for (Preference preference : candidates) {
                Preference.Found found = preference.at(units, start, words("filler"));
                if (found != null) {
                    Told one = told(preference, found, units, start, isRegretted, pieces, leanings);
                    if (one != null) {
                        told.add(one);
                    }
                    // The last name may begin the next pattern.
                    end = Math.max(end, found.end - 1);
                    break;
                }
            }
            start = end;
        }
        return told;
    }

    /** Whether something is regretted; <em>no regrets</em> are none. */
    private boolean isRegretted(Units units) {
        for (int i = 0; i < units.size(); i++) {
            if (units.who(i) == NameFinder.NOBODY && words("regret").contains(units.text(i)) && !isNegated(units, i)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Told told(
            Preference preference,
            Preference.Found found,
            Units units,
            int start,
            boolean isRegretted,
            List<Piece> pieces,
            int[] leanings) {
        boolean turns = isNegated(units, start) ^ (preference.isChoice() && isRegretted);
        int votes;
        if (preference.hasOneBrand()) {
            boolean isOwn = (units.who(found.x) & NameFinder.OWN) != 0;
            votes = isOwn ? preference.x() : preference.y();
            if (units.who(found.x) == NameFinder.BOTH) {
                votes = 0;
            }
        } else {
            votes = (units.who(found.x) & NameFinder.OWN) != 0 ? preference.x() : preference.y();
        }
        if (votes == 0 && preference.hasOneBrand()) {
            return null;
        }
        if (isAsked(units, start, found.end)) {
            votes = 0;
        }
        turns ^= preference.isByTone() && soundsBad(units, start, found.end, leanings);
        // What people did weighs more than what they think of it.
        votes *= preference.isChoice() ? 2 : 1;
        int last = found.end >= units.size() ? pieces.size() - 1 : units.piece(found.end) - 1;
        return new Told(turns ? -votes : votes, units.piece(start), last, preference.words(), turns);
    }

    private static boolean soundsBad(Units units, int start, int end, int[] leanings) {
        int sum = 0;
        for (int i = start; i < units.size() && (i < end || !units.isMark(i)); i++) {
            sum += leanings[units.piece(i)];
        }
        return sum < 0;
    }

    private boolean isNegated(Units units, int start) {
        for (int i = start - 1; i >= Math.max(0, start - NEGATION_REACH); i--) {
            if (units.isMark(i) || units.who(i) != NameFinder.NOBODY) {
                return false;
            }
            if (words("not").contains(units.text(i))) {
                String next = units.text(i + 1);
                // Who does not regret a choice has made it.
                return !words("notjust").contains(next)
                        && !(i + 1 < start && words("regret").contains(next));
            }
        }
        return false;
    }

    /** Whether it is a question whether it be so; why it is so, is none. */
    private boolean isAsked(Units units, int start, int end) {
        int clauseEnd = end;
        while (clauseEnd < units.size() && !units.isMark(clauseEnd)) {
            clauseEnd++;
        }
        if (clauseEnd == units.size() || units.text(clauseEnd).indexOf('?') < 0) {
            return false;
        }
        for (int i = start; i >= 0 && !units.isMark(i); i--) {
            if (words("why").contains(units.text(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isMark(Piece piece) {
        return piece.is(Kind.BREAK) || piece.is(Kind.EXCLAMATION);
    }
}
