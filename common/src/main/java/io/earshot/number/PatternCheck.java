package io.earshot.number;

import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with the kind or the pattern of a brand's numbers, or nothing. */
public final class PatternCheck {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** What is found in the posts of every brand. */
    private static final Set<String> TAKEN = Set.of("email", "iban", "card", "phone", "address");

    private static final int LONGEST = 500;

    private PatternCheck() {}

    /** What is wrong with the kind. */
    public static Optional<String> kind(String kind) {
        if (TAKEN.contains(kind)) {
            return Optional.of(
                    "kind " + kind + " is found for every brand; expected order, booking or a name of your own");
        }
        return KIND.matcher(kind).matches()
                ? Optional.empty()
                : Optional.of(
                        "kind: expected order, booking or a name of up to 32 small letters, digits and - after the"
                                + " first, found " + kind);
    }

    /** What is wrong with the pattern: the first fault that is met. */
    public static Optional<PatternFault> pattern(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of(
                    new PatternFault(LONGEST, "a pattern has at most " + LONGEST + " characters, found more"));
        }
        try {
            PatternReader.read(pattern);
            NumberFinder finder = NumberFinder.of(List.of(new NumberPattern("number", pattern)));
            return ordinary(finder).map(fault -> new PatternFault(0, fault));
        } catch (BadPatternException e) {
            return Optional.of(e.fault());
        } catch (PatternSyntaxException e) {
            String part = e.getPattern() == null ? "" : e.getPattern();
            return Optional.of(
                    new PatternFault(Math.max(0, pattern.indexOf(part)), (e.getDescription() + " " + part).strip()));
        }
    }

    /** A pattern that finds something in posts without any number of a brand would hide what people say. */
    private static Optional<String> ordinary(NumberFinder finder) {
        for (String line : OrdinaryPosts.LINES) {
            List<NumberFinder.Found> found = finder.find(line);
            if (!found.isEmpty()) {
                String hidden =
                        line.substring(found.get(0).start(), found.get(0).end());
                return Optional.of("the pattern would hide ordinary words and numbers, such as " + hidden
                        + "; add what only these numbers have, or the words before them with the number in a group:"
                        + " order (?:no )?(\\d{6})");
            }
        }
        return Optional.empty();
    }

    /** Posts that tell nobody's number, in words and numbers of all lengths that are common in posts. */
    private static final class OrdinaryPosts {
        static final List<String> LINES = read();

        private static List<String> read() {
            try (InputStream in = PatternCheck.class.getResourceAsStream("ordinary-posts.txt")) {
                if (in == null) {
                    throw new IllegalStateException("ordinary-posts.txt is missing from the jar");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("##"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
