package io.earshot.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way in which people set one brand against another, such as <em>leaving X for Y</em>: a line of
 * {@code preferences-LANG.txt}.
 *
 * @param steps what stands in the post, from the first word to the last
 * @param x what it says of the first brand: −1, 0 or 1
 * @param y of the second
 * @param isChoice it tells of something done, which may be regretted
 * @param isByTone it holds if its clause does not sound bad, and the contrary if it does
 */
record Preference(String words, List<Step> steps, int x, int y, boolean isChoice, boolean isByTone) {
    /** So many words, none of them a brand, may stand where a pattern has a gap. */
    private static final int GAP = 3;

    private static final int LONG_GAP = 7;

    private static final int MOST_FILLERS = 3;

    enum Role {
        WORD,
        GAP,
        LONG_GAP,
        X,
        Y,
        /** A mark, or none. */
        MARK
    }

    /** @param isOptional may be left out */
    record Step(Role role, Set<String> words, boolean isOptional) {}

    /** Where a pattern was found: the units of its two brands, and one past its last unit. */
    static final class Found {
        int x = -1;
        int y = -1;
        int end;
    }

    /**
     * Reads a line, such as {@code leave+ X for Y : X- Y+ choice}.
     *
     * @param classes words that stand for each other, by the name of the class, which is written {@code <name>}
     */
    static Preference parse(String line, Map<String, Set<String>> classes) {
        int colon = line.lastIndexOf(" : ");
        if (colon < 0) {
            throw new IllegalArgumentException("expected ` : ` and what it says of X and Y, found " + line);
        }
        List<Step> steps = new ArrayList<>();
        for (String word : line.substring(0, colon).strip().split(" +", -1)) {
            steps.add(step(word, classes));
            if (word.equals("Y") && steps.stream().noneMatch(step -> step.role() == Role.X)) {
                throw new IllegalArgumentException("expected X before Y, found " + line);
            }
        }
        List<String> says = List.of(line.substring(colon + 3).strip().split(" +", -1));
        int x = says.contains("X+") ? 1 : says.contains("X-") ? -1 : 0;
        int y = says.contains("Y+") ? 1 : says.contains("Y-") ? -1 : 0;
        return new Preference(
                line.substring(0, colon).strip(), steps, x, y, says.contains("choice"), says.contains("tone"));
    }

    private static Step step(String word, Map<String, Set<String>> classes) {
        boolean isOptional = word.endsWith("?");
        String bare = isOptional ? word.substring(0, word.length() - 1) : word;
        return switch (bare) {
            case "X" -> new Step(Role.X, Set.of(), isOptional);
            case "Y" -> new Step(Role.Y, Set.of(), isOptional);
            case "~" -> new Step(Role.GAP, Set.of(), true);
            case "~~" -> new Step(Role.LONG_GAP, Set.of(), true);
            case "," -> new Step(Role.MARK, Set.of(), true);
            default -> new Step(Role.WORD, words(bare, classes), isOptional);
        };
    }

    private static Set<String> words(String bare, Map<String, Set<String>> classes) {
        if (!bare.startsWith("<") || !bare.endsWith(">")) {
            return Set.copyOf(Arrays.asList(bare.split("\\|", -1)));
        }
        Set<String> words = classes.get(bare.substring(1, bare.length() - 1));
        if (words == null) {
            throw new IllegalArgumentException("there is no class " + bare);
        }
        return words;
    }

    /** Whether its second brand is not named, so that it says the contrary of all others. */
    boolean hasOneBrand() {
        return steps.stream().noneMatch(step -> step.role() == Role.Y);
    }

    /** The pattern as it stands from this unit on; null where it does not. */
    @Nullable
    Found at(Units units, int start, Set<String> fillers) {
        Found found = new Found();
        found.end = match(units, 0, start, fillers, found);
        return found.end < 0 ? null : found;
    }

    private int match(Units units, int at, int unit, Set<String> fillers, Found found) {
        if (at == steps.size()) {
            return unit;
        }
        Step step = steps.get(at);
        switch (step.role()) {
            case WORD -> {
                if (unit < units.size() && units.who(unit) == 0 && step.words().contains(units.text(unit))) {
                    int end = match(units, at + 1, unit + 1, fillers, found);
                    if (end >= 0) {
                        return end;
                    }
                }
            }
            case X, Y -> {
                int end = brand(units, at, unit, fillers, found);
                if (end >= 0) {
                    return end;
                }
            }
            case GAP, LONG_GAP -> {
                int most = step.role() == Role.GAP ? GAP : LONG_GAP;
                for (int next = unit; next <= unit + most && next <= units.size(); next++) {
                    int end = match(units, at + 1, next, fillers, found);
                    if (end >= 0) {
                        return end;
                    }
                    if (next == units.size() || units.isMark(next) || units.who(next) != 0) {
                        break;
                    }
                }
                return -1;
            }
            case MARK -> {
                int next = unit;
                while (next < units.size() && units.isMark(next)) {
                    next++;
                }
                return match(units, at + 1, next, fillers, found);
            }
        }
        return step.isOptional() ? match(units, at + 1, unit, fillers, found) : -1;
    }

    private int brand(Units units, int at, int unit, Set<String> fillers, Found found) {
        int name = unit;
        while (name < units.size()
                && name < unit + MOST_FILLERS
                && units.who(name) == 0
                && fillers.contains(units.text(name))) {
            name++;
        }
        if (name == units.size() || units.who(name) == 0) {
            return -1;
        }
        if (steps.get(at).role() == Role.X) {
            found.x = name;
        } else if (units.who(name) == units.who(found.x)) {
            return -1;
        } else {
            found.y = name;
        }
        return match(units, at + 1, name + 1, fillers, found);
    }
}
