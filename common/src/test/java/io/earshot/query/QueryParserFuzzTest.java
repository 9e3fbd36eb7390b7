package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever text the parser gets, it refuses it with a place in it or takes it, in bounded work; and what it takes prints as
 * a query that reads back as the same tree. More inputs, or others:
 * {@code ./mvnw -pl common test -Dtest=QueryParserFuzzTest -Dearshot.inputs=5000000 -Dearshot.seed=42}.
 */
final class QueryParserFuzzTest {
    private static final int INPUTS = Integer.getInteger("earshot.inputs", 520_000);
    private static final long SEED = Long.getLong("earshot.seed", 11);
    private static final List<String> PIECES = QueryParserTest.PIECES;

    private final Random random = new Random(SEED);
    private final Samples samples = new Samples(SEED);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int taken;

    @Test
    void piecesOfQueriesInAnyOrder() {
        int inputs = INPUTS * 5 / 13;

        checkAll(inputs, this::soup);

        assertThat(taken).isGreaterThan(inputs / 10);
    }

    @Test
    void queriesWithMistakes() {
        int inputs = INPUTS * 5 / 13;

        checkAll(inputs, () -> {
            String text = samples.query().toString();
            int mistakes = 1 + random.nextInt(3);
            for (int i = 0; i < mistakes; i++) {
                text = withMistake(text);
            }
            return text;
        });

        assertThat(taken).isBetween(inputs / 10, inputs * 9 / 10);
    }

    @Test
    void anyCharactersAtAll() {
        checkAll(INPUTS * 2 / 13, () -> random.ints(random.nextInt(40), 0, 4)
                .map(sort -> switch (sort) {
                    case 0 -> ' ' + random.nextInt(95);
                    case 1 -> random.nextInt(0x500);
                    case 2 -> random.nextInt(0x10000);
                    default -> random.nextInt(Character.MAX_CODE_POINT + 1);
                })
                .mapToObj(Character::toString)
                .collect(Collectors.joining()));
    }

    @Test
    void anyBytesReadAsText() {
        checkAll(INPUTS / 13, () -> {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        });
    }

    /** Pieces as often as a query may have characters, and once more. */
    @Test
    void veryLongAndVeryDeep() {
        for (String piece : PIECES) {
            String once = piece + one(PIECES);
            String full = once.repeat(QueryParser.MOST_CHARACTERS / once.length());
            check(full);
            check("acme " + full.substring(0, full.length() - 10) + " x");
            check(piece.repeat(QueryParser.MOST_CHARACTERS / piece.length()));
            check(piece.repeat(QueryParser.MOST_CHARACTERS / piece.length() + 1));
        }
        for (int depth = 1; depth < 3_000; depth += depth) {
            check("(".repeat(depth) + "acme" + ")".repeat(depth));
            check("-(nova ".repeat(depth) + "acme" + ")".repeat(depth));
            check("acme NEAR/3 (nova OR ".repeat(depth) + "acme" + ")".repeat(depth));
        }
    }

    private String soup() {
        return Stream.generate(() -> one(PIECES))
                .limit(random.nextInt(9))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }

    private String withMistake(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        String before = text.substring(0, from);
        String after = text.substring(to);
        return switch (random.nextInt(5)) {
            case 0 -> before + after;
            case 1 -> before + one(PIECES) + after;
            case 2 -> before + one(PIECES) + text.substring(from);
            case 3 -> text.substring(0, to) + text.substring(from);
            default -> before + (char) (' ' + random.nextInt(95)) + text.substring(from);
        };
    }

    private void checkAll(int inputs, Supplier<String> texts) {
        for (int i = 0; i < inputs; i++) {
            check(texts.get());
        }
    }

    private void check(String text) {
        Optional<String> wrong = wrong(text);
        if (wrong.isPresent()) {
            String smallest = shrunk(text);
            fail("%s: %s%n(found as %s)", smallest, wrong(smallest).orElseThrow(), text);
        }
    }

    /** What the parser does wrong with a text. */
    private Optional<String> wrong(String text) {
        ParsedQuery parsed;
        try {
            parsed = QueryParser.parse(text);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of("broke it: " + e);
        }
        // Work is counted in objects, not in time. Reading a text once makes them in proportion to it; a wrong value
        // costs
        // the most, as all the right ones are looked through for one that may be meant. What is loaded the first time
        // that
        // it is needed has been loaded by now.
        long before = threads.getCurrentThreadAllocatedBytes();
        parsed = QueryParser.parse(text);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        if (bytes > 2_000_000 + 100_000L * text.length()) {
            return Optional.of("took " + bytes + " bytes of objects for " + text.length() + " characters");
        }
        for (QueryFinding finding : parsed.findings()) {
            if (finding.offset() < 0
                    || finding.offset() > text.length()
                    || finding.message().isBlank()) {
                return Optional.of("a finding out of range: " + finding);
            }
        }
        boolean refused = parsed.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        Query query = parsed.query();
        if (query == null) {
            return refused ? Optional.empty() : Optional.of("refused without a reason");
        }
        taken++;
        return refused ? Optional.of("taken in spite of " + parsed.findings()) : printedWrong(query);
    }

    private static Optional<String> printedWrong(Query query) {
        String printed = query.toString();
        // A query may print longer than it was written, as a word of signs that each are a token.
        if (printed.length() > QueryParser.MOST_CHARACTERS) {
            return Optional.empty();
        }
        ParsedQuery again = QueryParser.parse(printed);
        return query.equals(again.query())
                ? Optional.empty()
                : Optional.of("printed as " + printed + ", which reads as " + again);
    }

    private String shrunk(String text) {
        Function<String, Optional<String>> smaller =
                of -> Shrinking.fewer(of.codePoints().boxed().toList())
                        .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()))
                        .filter(fewer -> wrong(fewer).isPresent())
                        .findFirst();
        String smallest = text;
        Optional<String> next = Optional.of(text);
        while (next.isPresent()) {
            smallest = next.get();
            next = smaller.apply(smallest);
        }
        return smallest;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
