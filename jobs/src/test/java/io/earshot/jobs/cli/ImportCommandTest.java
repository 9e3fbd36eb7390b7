package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
    @TempDir
    private Path dir;

    @Test
    void rulesThatXAnswersBecomeABrandBook() throws IOException {
        Path rules = file("rules.json", """
                {"data": [
                  {"id": "1", "value": "cat has:media", "tag": "cats with media"},
                  {"id": "2", "value": "(\\"acme bank\\" OR @acme) -is:retweet"}
                ], "meta": {"sent": "2026-11-22T00:00:00Z", "result_count": 2}}
                """);

        CommandRun run = CommandRun.of(
                "brands", "import", "--from", "x", "--brand", "acme", "--name", "Acme's", rules.toString());

        assertThat(run.err())
                .isEqualTo(rules + ":2:25: note: A word there also finds the @handle and the address that have it as a"
                        + " part; here it finds neither.\n2 of 2 queries translated, 2 of them exactly\n");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("""
                brands:
                  - id: acme
                    name: 'Acme''s'
                    queries:
                      # X: cat has:media
                      # tag: cats with media
                      - id: cats-with-media
                        query: 'cat has:media'
                      # X: ("acme bank" OR @acme) -is:retweet
                      - id: query-2
                        query: '("acme bank" OR @acme) -is:repost'
                """);
        assertThat(checked(run.out())).isEqualTo("No errors, 0 warnings; 1 brand with 2 queries\n");
    }

    @Test
    void whatHasNoEqualIsNamedByItsPlaceInTheFile() throws IOException {
        Path rules = file("rules.json", """
                {"add": [
                  {"value": "\\"acme \\u0062ank\\" has:geo", "tag": "t"},
                  {"value": "context:47.*", "tag": "t"}
                ]}
                """);

        CommandRun run = CommandRun.of("brands", "import", "--from=x", rules.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(rules + ":2:33: warning: has:geo is left out, so more posts match:"
                                        + " a post here tells its country, no finer place"),
                        line -> assertThat(line)
                                .startsWith(rules + ":3:14: error: nothing is left of it that could be looked for"),
                        line -> assertThat(line).startsWith("1 of 2 queries translated, 0 of them exactly"));
        assertThat(run.out()).contains("      # X, refused: context:47.*\n");
        assertThat(checked(run.out())).isEqualTo("No errors, 0 warnings; 1 brand with 1 query\n");
    }

    @Test
    void aFileOfRefusedRulesGivesABookWithoutBrands() throws IOException {
        CommandRun run = CommandRun.of(
                "brands", "import", "--from", "x", file("rules.txt", "-acme\n").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(checked(run.out())).isEqualTo("No errors, 0 warnings; 0 brands with 0 queries\n");
    }

    @Test
    void powerTrackRulesAreReadFromJsonAndFromLines() throws IOException {
        Path json =
                file("rules.json", "{\"rules\":[{\"value\":\"acme\",\"tag\":\"Über 'uns'\"},{\"value\":\"nova\"}]}");
        Path lines = file("rules.txt", "acme\r\n\r\n#nova -down\r\n");

        assertThat(CommandRun.of("brands", "import", "--from", "powertrack", json.toString())
                        .out())
                .contains("# tag: Über 'uns'\n", "- id: Uber-uns\n", "- id: query-2\n");
        assertThat(CommandRun.of("brands", "import", "--from", "POWERTRACK", lines.toString())
                        .out())
                .contains("- id: query-1\n        query: 'acme'\n", "- id: query-2\n        query: '#nova -down'\n");
    }

    @Test
    void aLongBrandwatchQueryGoesOverSeveralLinesAndIsFolded() throws IOException {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            words.append(i == 0 ? "" : "\n  OR ")
                    .append("\"acme product ")
                    .append(i)
                    .append('"');
        }
        Path query = file("query.txt", "<<<Acme>>> (" + words + ")\nNOT (jobs OR hiring)\n\nnova AND bank\n");

        CommandRun run = CommandRun.of("brands", "import", "--from", "brandwatch", query.toString());

        assertThat(run.err()).endsWith("\n2 of 2 queries translated, 2 of them exactly\n");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("          ") && line.contains("OR")))
                .hasSizeGreaterThan(10);
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(120));
        assertThat(checked(run.out())).isEqualTo("No errors, 0 warnings; 1 brand with 2 queries\n");
    }

    @Test
    void brandwatchQueriesAreReadFromCsvAndJson() throws IOException {
        Path csv = file("queries.csv", "Name,Query\nMain,\"acme AND \"\"order number\"\"~2 AND city:x\"\nOther,nova\n");
        Path json = file("queries.json", "[{\"name\": \"Main\", \"booleanQuery\": \"acme NEAR/3f bank\"}]");

        CommandRun run = CommandRun.of("brands", "import", "--from", "brandwatch", csv.toString());

        assertThat(run.err()).contains(csv + ":2:39: warning: city:x is left out");
        assertThat(run.out()).contains("- id: Main\n", "- id: Other\n        query: 'nova'\n");
        assertThat(CommandRun.of("brands", "import", "--from", "brandwatch", json.toString())
                        .out())
                .contains("- id: Main\n        query: 'acme ONEAR/3 bank'\n");
    }

    @Test
    void standardInputIsRead() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("acme\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(CommandRun.of("brands", "import", "--from", "x").out()).contains("query: 'acme'\n");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aFileIsOverwrittenOnlyByForce() throws IOException {
        String rules = file("rules.txt", "acme\n").toString();
        Path book = dir.resolve("book.yaml");
        String[] command = {"brands", "import", "--from", "x", "--output", book.toString(), rules};

        assertThat(CommandRun.of(command).exitCode()).isZero();
        Files.writeString(book, "mine");
        CommandRun again = CommandRun.of(command);

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).startsWith(book + ": there is such a file already");
        assertThat(book).hasContent("mine");
        CommandRun forced =
                CommandRun.of("brands", "import", "--from", "x", "--force", "--output", book.toString(), rules);
        assertThat(forced.exitCode()).isZero();
        assertThat(forced.out()).isEmpty();
        assertThat(book).content().contains("query: 'acme'\n");
    }

    @Test
    void whatIsNoFileOfQueriesIsNamed() throws IOException {
        Path broken = file("broken.json", "{\"rules\": [\n  {\"value\": \"acme\",}\n]}");
        Path other = file("other.json", "{\"posts\": []}");
        Path empty = file("empty.txt", "\n\n");

        assertThat(imported(broken).err()).startsWith(broken + ":2:").contains("error: this is no JSON");
        assertThat(imported(other).err()).startsWith(other + ": error: there is no query in it");
        assertThat(imported(empty).exitCode()).isEqualTo(1);
        Files.write(dir.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
        assertThat(imported(dir.resolve("latin.txt")).err()).contains("expected UTF-8");
    }

    @Test
    void badUsageIsSaid() throws IOException {
        Path rules = file("rules.txt", "acme\n");

        assertThat(CommandRun.of("brands", "import", rules.toString()).exitCode())
                .isEqualTo(2);
        assertThat(imported(dir.resolve("nowhere")).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("brands", "import", "--from", "talkwalker", rules.toString())
                        .err())
                .contains("expected x, powertrack or brandwatch, found talkwalker");
        assertThat(CommandRun.of("brands", "import", "--from", "x", "--brand", "Acme Bank", rules.toString())
                        .exitCode())
                .isEqualTo(2);
    }

    private static CommandRun imported(Path file) {
        return CommandRun.of("brands", "import", "--from", "x", file.toString());
    }

    /** What check says of a book. */
    private String checked(String book) throws IOException {
        CommandRun run = CommandRun.of("check", file("imported.yaml", book).toString());
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }
}
