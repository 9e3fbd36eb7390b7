package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the published table of cases true. */
final class QueryCasesTest {
    private static final Path TABLE = Path.of(System.getProperty("earshot.root"), "docs", "query-cases.txt");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheTable() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        CaseQuery query = new CaseQuery();
        int number = 0;
        for (String line : Files.readAllLines(TABLE)) {
            number++;
            if (line.isBlank() || line.startsWith("# ") || line.equals("#")) {
                continue;
            }
            if (!line.startsWith("  ")) {
                query = query.next(line);
                continue;
            }
            CaseQuery of = query;
            char sign = line.charAt(2);
            String rest = unescaped(line.substring(4).strip());
            tests.add(DynamicTest.dynamicTest(number + ": " + of.text() + line, () -> check(of, sign, rest)));
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests.stream();
    }

    private static void check(CaseQuery query, char sign, String rest) throws IOException {
        switch (sign) {
            case '+' ->
                assertThat(found(query, CasePost.of(rest)))
                        .isEqualTo(CasePost.of(rest).marked());
            case '-' ->
                assertThat(matches(query, CasePost.of(rest)))
                        .as("spans in " + rest)
                        .isEmpty();
            case '!' -> {
                assertThat(query.parsed().query()).isNull();
                assertThat(findings(query, Severity.ERROR)).anySatisfy(finding -> assertFinding(finding, rest));
            }
            case '?' ->
                assertThat(findings(query, Severity.WARNING)).anySatisfy(finding -> assertFinding(finding, rest));
            default -> throw new AssertionError("no such sign: " + sign);
        }
    }

    private static void assertFinding(QueryFinding finding, String expected) {
        String shown = (finding.offset() + 1) + " " + finding.message();
        String column = expected.substring(0, expected.indexOf(' '));
        assertThat(shown).startsWith(column + " ").contains(expected.substring(column.length() + 1));
    }

    private static List<QueryFinding> findings(CaseQuery query, Severity severity) {
        return query.parsed().findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** The text with its matched parts between « and ». */
    private static String found(CaseQuery query, CasePost of) {
        StringBuilder marked = new StringBuilder(of.post().text());
        List<BrandMatch> matches = matches(query, of);
        if (matches.isEmpty()) {
            return "no match";
        }
        List<Span> spans = matches.get(0).queries().get(0).spans();
        for (int i = spans.size() - 1; i >= 0; i--) {
            marked.insert(spans.get(i).end(), '»').insert(spans.get(i).start(), '«');
        }
        return marked.toString();
    }

    private static List<BrandMatch> matches(CaseQuery query, CasePost of) {
        BrandMatcher matcher = BrandMatcher.compile(List.of(query.brand()));
        return matcher.newSession((post, brand) -> of.judged()).match(of.post());
    }

    private static String unescaped(String line) {
        Matcher escape = ESCAPE.matcher(line);
        return escape.replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }
}
