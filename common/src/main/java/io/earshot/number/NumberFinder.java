package io.earshot.number;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of a brand in texts. A number starts and ends where no ASCII letter, digit or {@code _} goes on. Time is
 * linear in the text's length: RE2/J tries no alternative twice, and a match has a greatest length. May be shared by
 * threads.
 */
public final class NumberFinder {
    /** A number in a text. */
    public record Found(String kind, int start, int end) {}

    private static final String BEHIND = "(?:\\z|[^0-9A-Za-z_])";

    private static final NumberFinder OF_NOTHING = new NumberFinder(List.of());

    private final List<NumberPattern> patterns;
    /** All patterns as one, a group around each. */
    private final Pattern any;
    /** The group around each pattern, and behind them all how many groups there are, plus one. */
    private final int[] groups;

    private final Shape shape;

    private NumberFinder(List<NumberPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        groups = new int[patterns.size() + 1];
        groups[0] = 1;
        List<String> alternatives = new ArrayList<>();
        Shape anyShape = null;
        for (int i = 0; i < patterns.size(); i++) {
            NumberPattern pattern = patterns.get(i);
            Shape one = shape(pattern);
            anyShape = anyShape == null ? one : anyShape.or(one);
            groups[i + 1] = groups[i] + 1 + Pattern.compile(pattern.pattern()).groupCount();
            alternatives.add("(" + pattern.pattern() + ")");
        }
        shape = anyShape == null ? Shape.NOTHING : anyShape;
        any = Pattern.compile("(?:" + String.join("|", alternatives) + ")" + BEHIND, Pattern.CASE_INSENSITIVE);
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
        return !patterns.isEmpty() && !shape.digit();
    }

    /** The numbers in a text, in order. */
    public List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        int nextDigit = -1;
        int at = 0;
        while (at < text.length() && !patterns.isEmpty()) {
            if (!shape.starts().has(text.charAt(at)) || (at > 0 && isWordPart(text.charAt(at - 1)))) {
                at++;
                continue;
            }
            if (shape.digit()) {
                nextDigit = nextDigit < at ? nextDigit(text, at) : nextDigit;
                if (nextDigit >= at + shape.longest()) {
                    at = Math.max(at + 1, nextDigit - shape.longest());
                    continue;
                }
            }
            Found number = numberAt(text, at);
            if (number != null) {
                found.add(number);
            }
            at = number == null ? at + 1 : number.end();
        }
        return found;
    }

    private @Nullable Found numberAt(String text, int at) {
        // With one character more than a match can have, so that none ends at the end of this that does not in the
        // text.
        String part = text.substring(at, Math.min(text.length(), at + shape.longest() + 1));
        Matcher matcher = any.matcher(part);
        if (!matcher.lookingAt()) {
            return null;
        }
        int i = 0;
        while (matcher.start(groups[i]) < 0) {
            i++;
        }
        boolean inner = groups[i + 1] - groups[i] > 1 && matcher.start(groups[i] + 1) >= 0;
        int group = inner ? groups[i] + 1 : groups[i];
        return new Found(patterns.get(i).kind(), at + matcher.start(group), at + matcher.end(group));
    }

    private static int nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && !isDigit(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? Integer.MAX_VALUE : at;
    }

    private static boolean isWordPart(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
