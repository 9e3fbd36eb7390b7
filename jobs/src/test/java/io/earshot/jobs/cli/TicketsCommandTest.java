package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.deliver.FlakyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying which ticket systems have items, and checking the file that says so. */
final class TicketsCommandTest {
    @TempDir
    private Path folder;

    private final FlakyServer good = new FlakyServer();
    private final FlakyServer gone = new FlakyServer();

    @AfterEach
    void stop() {
        good.close();
        gone.close();
    }

    @Test
    void everybodyIsSentAnItemThatSaysThatItIsATest() throws Exception {
        gone.answers(410, Map.of(), "no token hushhush here");
        CommandRun run = CommandRun.of("tickets", "test", file().toString());

        assertThat(run.out())
                .isEqualToNormalizingNewlines("one: sent: HTTP 200\ntwo: not sent: HTTP 410 no token … here\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(good.calls()).singleElement().satisfies(call -> assertThat(call.text())
                .contains("This is a test"));
    }

    @Test
    void oneIsSentItAlone() throws Exception {
        CommandRun run = CommandRun.of("tickets", "test", file().toString(), "--target", "one");

        assertThat(run.out()).isEqualToNormalizingNewlines("one: sent: HTTP 200\n");
        assertThat(run.exitCode()).isZero();
        assertThat(CommandRun.of("tickets", "test", file().toString(), "--target", "tow")
                        .err())
                .contains("there is no target tow; there are one, two");
    }

    @Test
    void checkNamesEveryErrorOfTheFile() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), """
                targets:
                  - {id: one, kind: plan, url: "https://a.example/hush"}
                """);
        CommandRun run = CommandRun.of("check", "--tickets", bad.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(bad + ":2:21: error: kind: expected plain, zendesk, jira, found plan")
                .doesNotContain("hush");
        assertThat(CommandRun.of("check", "--tickets", file().toString()).out())
                .isEqualToNormalizingNewlines("No errors, 0 warnings; 2 targets\n");
    }

    @Test
    void aJobThatHasNowhereToSendAnythingSaysSo() {
        CommandRun run = CommandRun.of("run", "tickets");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("no ticket system is to have items: name targets in a file");
    }

    private Path file() throws Exception {
        return Files.writeString(
                folder.resolve("tickets.yaml"), """
                hosts: [127.0.0.1]
                targets:
                  - {id: one, kind: plain, url: "%s"}
                  - {id: two, kind: plain, url: "%s"}
                """.formatted(good.url("/good"), gone.url("/hook?token=hushhush")));
    }
}
