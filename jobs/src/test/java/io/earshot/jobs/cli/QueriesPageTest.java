package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.query.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on queries shows is what happens. */
final class QueriesPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```\\w*\n(.*?)```");

    @TempDir
    private Path dir;

    private String page = "";
    private final List<String> blocks = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of(System.getProperty("earshot.root"), "docs", "queries.md"));
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            blocks.add(block.group(1));
        }
    }

    @Test
    void itsExampleRuns() throws IOException {
        Path book = Files.writeString(dir.resolve("mybook.yaml"), blocks.get(0));
        Path posts = Files.writeString(dir.resolve("posts.jsonl"), between(blocks.get(2), "$ cat posts.jsonl\n", "$"));

        CommandRun check = CommandRun.of("check", book.toString());
        CommandRun match = CommandRun.of("match", "--brands", book.toString(), posts.toString());

        assertThat("$ ./earshot check mybook.yaml\n" + check.out()).isEqualTo(blocks.get(1));
        assertThat(blocks.get(2)).endsWith("$ ./earshot match --brands mybook.yaml posts.jsonl\n" + match.out());
    }

    @Test
    void itsRefusalsAreThose() throws IOException {
        Path book = Files.writeString(
                dir.resolve("bad.yaml"), between(blockWith("$ cat bad.yaml"), "$ cat bad.yaml\n", "$"));

        CommandRun check = CommandRun.of("check", book.toString());

        assertThat(blockWith("$ cat bad.yaml"))
                .endsWith("$ ./earshot check bad.yaml\n" + check.err().replace(dir + "/", "") + check.out());
    }

    @Test
    void itsExplanationsAreThose() throws IOException {
        Path book = Files.writeString(dir.resolve("mybook.yaml"), blocks.get(0));
        String explained = blockWith("--explain");
        String nearMisses = blockWith("--near-misses");
        Path posts = Files.writeString(dir.resolve("why.jsonl"), between(explained, "$ cat why.jsonl\n", "$"));

        CommandRun explain =
                CommandRun.of("match", "--brands", book.toString(), "--explain", "--query", "outage", posts.toString());
        CommandRun misses = CommandRun.of("match", "--brands", book.toString(), "--near-misses", posts.toString());

        assertThat(explained)
                .endsWith(
                        "$ ./earshot match --brands mybook.yaml --explain --query outage why.jsonl\n" + explain.out());
        assertThat(nearMisses)
                .isEqualTo("$ ./earshot match --brands mybook.yaml --near-misses why.jsonl\n" + misses.out());
    }

    @Test
    void itNamesEveryField() {
        for (Field field : Field.values()) {
            assertThat(page).contains("| `" + field.code() + ":` |");
        }
    }

    @Test
    void theSampleBooksHaveNothingWrong() {
        Path samples = Path.of(System.getProperty("earshot.root"), "flink-conf");

        CommandRun check = CommandRun.of(
                "check",
                samples.resolve("brands.yaml").toString(),
                samples.resolve("airlines.yaml").toString());

        assertThat(check.err()).isEmpty();
        assertThat(check.out()).startsWith("No errors, 0 warnings; 9 brands");
    }

    private String blockWith(String part) {
        return blocks.stream().filter(block -> block.contains(part)).findFirst().orElseThrow();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
