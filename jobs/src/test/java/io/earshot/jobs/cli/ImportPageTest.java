package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on imports shows is what happens. */
final class ImportPageTest {
    @TempDir
    private Path dir;

    @Test
    void itsExampleRuns() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("earshot.root"), "docs", "import.md"));
        Path rules = Files.writeString(dir.resolve("rules.json"), between(page, "$ cat rules.json\n", "$ ./earshot"));
        Path book = dir.resolve("acme.yaml");

        CommandRun run = CommandRun.of(
                "brands",
                "import",
                "--from",
                "x",
                "--brand",
                "acme",
                "--name",
                "Acme Bank",
                "--output",
                book.toString(),
                rules.toString());
        CommandRun check = CommandRun.of("check", book.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().replace(dir + "/", ""))
                .isEqualTo(between(page, "--output acme.yaml rules.json\n", "$ cat acme.yaml"));
        assertThat(Files.readString(book).replace(dir + "/", ""))
                .isEqualTo(between(page, "$ cat acme.yaml\n", "$ ./earshot check"));
        assertThat(check.out()).isEqualTo(between(page, "$ ./earshot check acme.yaml\n", "```"));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
