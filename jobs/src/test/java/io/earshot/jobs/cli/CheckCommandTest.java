package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    @TempDir
    private Path dir;

    @Test
    void aGoodBookIsSummedUp() throws IOException {
        Files.writeString(dir.resolve("a.yaml"), "brands: [{id: a, queries: [{id: q, query: acme}]}]");
        Files.writeString(dir.resolve("b.yml"), "brands: [{id: b, queries: [{id: q, query: a or b}]}]");
        Files.writeString(dir.resolve("notes.txt"), "no book");

        CommandRun run = CommandRun.of("check", dir.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("No errors, 1 warning; 2 brands with 2 queries\n");
        assertThat(run.err())
                .isEqualTo(dir.resolve("b.yml")
                        + ":1:45: warning: or in small letters is a word to look for; did you mean OR?\n");
    }

    @Test
    void everyErrorOfEveryFileIsNamed() throws IOException {
        Path a = Files.writeString(dir.resolve("a.yaml"), "brands: [{id: A, queries: [{id: q, query: (acme}]}]");
        Path b =
                Files.writeString(dir.resolve("b.yaml"), "brands: [{id: b, queries: [{id: q, query: acme}, {id: q}]}]");

        CommandRun run = CommandRun.of("check", a.toString(), b.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(a + ":1:15: error: a brand's id is"),
                        line -> assertThat(line).startsWith(a + ":1:43: error: this bracket is not closed"),
                        line -> assertThat(line).startsWith(b + ":1:50: error: the query has no `query:`"),
                        line -> assertThat(line).startsWith(b + ":1:55: error: the brand has a query q already"));
        assertThat(run.out()).isEqualTo("4 errors, 0 warnings; 0 brands with 0 queries left without errors\n");
    }

    @Test
    void aMissingFileIsBadUsage() {
        CommandRun run = CommandRun.of("check", dir.resolve("nowhere.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).endsWith("nowhere.yaml: there is no such file\n");
        assertThat(CommandRun.of("check", dir.toString()).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("check").exitCode()).isEqualTo(2);
    }
}
