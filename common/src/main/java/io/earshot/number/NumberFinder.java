package io.earshot.number;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the numbers of a brand in texts. A number starts and ends where no ASCII letter, digit or {@code _} goes on. Time is
 * linear in the text's length: RE2/J tries no alternative twice, and a match has a greatest length. May be shared by
 * threads.
 */
public final class NumberFinder {
    /** A number in a text. */
    public record Found(String kind, int start, int end) {}

    private static final String BEFORE = "(?:\\A|[^0-9A-Za-z_])";
    private static final String BEHIND = "(?:\\z|[^0-9A-Za-z_])";

    private static final NumberFinder OF_NOTHING = new NumberFinder(List.of());

    private final List<NumberPattern> patterns;
    /** All patterns as one, a group around each; null where there are none. */
    private final Pattern any;
    /** The group around each pattern, and behind them all how many groups there are, plus one. */
    private final int[] groups;
    /** How far a match may reach on either side of a digit in it; −1 if it may have none. */
    private final int reach;

    private NumberFinder(List<NumberPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        groups = new int[patterns.size() + 1];
        groups[0] = 1;
        List<String> alternatives = new ArrayList<>();
        int longest = 0;
        boolean digits = true;
        for (int i = 0; i < patterns.size(); i++) {
            NumberPattern pattern = patterns.get(i);
            Shape shape = shape(pattern);
            longest = Math.max(longest, shape.longest());
            digits &= shape.digit();
            groups[i + 1] = groups[i] + 1 + Pattern.compile(pattern.pattern()).groupCount();
            alternatives.add("(" + pattern.pattern() + ")");
        }
        reach = digits ? longest + 1 : -1;
        any = Pattern.compile(BEFORE + "(?:" + String.join("|", alternatives) + ")" + BEHIND, Pattern.CASE_INSENSITIVE);
    }

    private static Shape shape(NumberPattern pattern) {
        try {
            return PatternReader.read(pattern.pattern());
        } catch (BadPatternException e) {
            throw new IllegalArgumentException(pattern + ": " + e.getMessage(), e);
        }
    }

    /**
     * A finder of numbers of these patterns; where two match at one place, the first counts.
     *
     * @throws IllegalArgumentException if one of them is not as {@link PatternCheck} wants it
     */
    public static NumberFinder of(Collection<NumberPattern> patterns) {
        return patterns.isEmpty() ? OF_NOTHING : new NumberFinder(List.copyOf(patterns));
    }

    /** Whether it can find something in texts without any digit. */
    public boolean findsWithoutDigits() {
        return reach < 0 && !patterns.isEmpty();
    }

    /** The numbers in a text, in order. */
    public List<Found> find(String text) {
        if (patterns.isEmpty()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        if (reach < 0) {
            find(text, 0, text.length(), found);
            return found;
        }
        // Only what lies within reach of a digit is looked at.
        int at = 0;
        int done = 0;
        while ((at = nextDigit(text, at)) < text.length()) {
            int start = Math.max(done, at - reach);
            int end = at + 1;
            for (int next = at; next < text.length() && next - end < 2 * reach; next = nextDigit(text, next + 1)) {
                end = next + 1;
            }
            done = Math.min(text.length(), end + reach);
            find(text, start, done, found);
            at = done;
        }
        return found;
    }

    private static int nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
            at++;
        }
        return at;
    }

    private void find(String text, int from, int to, List<Found> found) {
        // What is outside reach cannot be part of a match, but tells whether a word goes on across the edge.
        int start = Math.max(0, from - 1);
        String part = text.substring(start, Math.min(text.length(), to + 1));
        Matcher matcher = any.matcher(part);
        int at = 0;
        while (at <= part.length() && matcher.find(at)) {
            for (int i = 0; i < patterns.size(); i++) {
                if (matcher.start(groups[i]) >= 0) {
                    boolean inner = groups[i + 1] - groups[i] > 1 && matcher.start(groups[i] + 1) >= 0;
                    int group = inner ? groups[i] + 1 : groups[i];
                    found.add(new Found(
                            patterns.get(i).kind(), start + matcher.start(group), start + matcher.end(group)));
                    at = matcher.end(groups[i]);
                    break;
                }
            }
        }
    }
}
