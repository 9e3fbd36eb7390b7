package io.earshot.query.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import io.earshot.query.BrandMatcher;
import io.earshot.query.QueryParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds translations against what the other tools document. A corpus has, under each query, indented:
 *
 * <ul>
 *   <li>{@code =} what it becomes
 *   <li>{@code +} and {@code -} a post that the original finds or does not find; so does the translation
 *   <li>{@code !+} a post that the original finds and the translation does not, {@code !-} one that only the translation
 *       finds; a note must have said so
 *   <li>{@code wider}, {@code narrower}, {@code other}, {@code refused} a note of that kind, with a part of its message;
 *       there are no others that change the meaning
 * </ul>
 *
 * A post is its text, with what else is known of it before it in square brackets.
 */
final class CorpusTest {
    private record Case(String query, List<String> expectations) {}

    @ParameterizedTest
    @EnumSource
    void isLarge(Dialect dialect) throws IOException {
        assertThat(cases(dialect)).hasSizeGreaterThanOrEqualTo(60);
    }

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            for (Case of : cases(dialect)) {
                tests.add(DynamicTest.dynamicTest(dialect + ": " + of.query, () -> check(dialect, of)));
            }
        }
        return tests.stream();
    }

    private static void check(Dialect dialect, Case of) {
        Translation translation = Translator.translate(dialect, of.query);
        String ours = translation.query();
        int changes = 0;
        for (String line : of.expectations) {
            String sign = line.substring(0, line.indexOf(' '));
            String rest = line.substring(sign.length()).strip();
            switch (sign) {
                case "=" -> assertThat(ours).as(translation.notes().toString()).isEqualTo(rest);
                case "+" ->
                    assertThat(matches(ours, rest)).as(ours + " finds " + rest).isTrue();
                case "-" ->
                    assertThat(matches(ours, rest)).as(ours + " finds " + rest).isFalse();
                case "!+" -> {
                    assertThat(matches(ours, rest)).as(ours + " finds " + rest).isFalse();
                    assertThat(translation.notes())
                            .extracting(Note::kind)
                            .containsAnyOf(Note.Kind.NARROWER, Note.Kind.OTHER, Note.Kind.REMARK);
                }
                case "!-" -> {
                    assertThat(matches(ours, rest)).as(ours + " finds " + rest).isTrue();
                    assertThat(translation.notes())
                            .extracting(Note::kind)
                            .containsAnyOf(Note.Kind.WIDER, Note.Kind.OTHER, Note.Kind.REMARK);
                }
                default -> {
                    changes++;
                    Note.Kind kind = Note.Kind.valueOf(sign.toUpperCase(Locale.ROOT));
                    assertThat(translation.notes()).anySatisfy(note -> {
                        assertThat(note.kind()).isEqualTo(kind);
                        assertThat(note.message()).contains(rest);
                    });
                }
            }
        }
        assertThat(translation.notes().stream().filter(note -> note.kind().changesMeaning()))
                .as("notes that change the meaning of " + of.query)
                .hasSize(changes);
        assertThat(ours == null).isEqualTo(of.expectations.stream().anyMatch(line -> line.startsWith("refused ")));
        if (ours != null) {
            assertThat(QueryParser.parse(ours).query()).as(ours).isNotNull();
        }
    }

    private static boolean matches(String query, String post) {
        Brand brand = new Brand("b", "b", Map.of(), List.of(), List.of(new BrandQuery("q", query)));
        return !BrandMatcher.compile(List.of(brand)).match(post(post)).isEmpty();
    }

    private static Post post(String line) {
        Map<String, String> known = new HashMap<>();
        String text = line;
        if (line.startsWith("[")) {
            int end = line.indexOf(']');
            text = line.substring(end + 1).strip();
            for (String pair : line.substring(1, end).split(" ", -1)) {
                known.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        String followers = known.get("followers");
        String verified = known.get("verified");
        String rating = known.get("rating");
        return new Post(
                "x:1",
                Platform.valueOf(known.getOrDefault("platform", "x").toUpperCase(Locale.ROOT)),
                PostKind.valueOf(known.getOrDefault("kind", "post").toUpperCase(Locale.ROOT)),
                new Author(
                        null,
                        known.get("author"),
                        null,
                        followers == null ? null : Long.valueOf(followers),
                        verified == null ? null : Boolean.valueOf(verified)),
                text,
                known.get("lang"),
                Instant.EPOCH,
                null,
                known.get("inReplyTo"),
                null,
                null,
                null,
                null,
                null,
                null,
                rating == null ? null : Double.valueOf(rating),
                known.get("country"),
                known.get("url"),
                known.containsKey("link") ? List.of(known.get("link")) : List.of(),
                List.of(),
                List.of(),
                known.containsKey("media") ? List.of(known.get("media")) : List.of());
    }

    private static List<Case> cases(Dialect dialect) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream file = CorpusTest.class.getResourceAsStream(dialect.code() + ".txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("  ")) {
                    cases.get(cases.size() - 1).expectations.add(line.strip());
                } else if (!line.isBlank() && !line.startsWith("// ")) {
                    cases.add(new Case(line, new ArrayList<>()));
                }
            }
        }
        return cases;
    }
}
