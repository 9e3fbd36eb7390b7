package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.care.Item;
import io.earshot.care.Service;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CareCommandTest {
    @TempDir
    private Path dir;

    private Path book;
    private Path posts;

    @BeforeEach
    void writeFiles() throws IOException {
        book = write("brands.yaml", """
                brands:
                  - id: acme
                    handles: {x: [acmehelp]}
                    languages: [en]
                    queries:
                      - {id: main, query: acme OR @acmehelp}
                """);
        // Out of order on purpose: the answer stands before its question.
        posts = write("posts.jsonl", """
                {"id":"x:2","platform":"x","author":{"handle":"AcmeHelp"},"text":"We are on it.","inReplyTo":"x:1","createdAt":"2026-11-22T10:09:00Z"}
                {"id":"x:1","platform":"x","author":{"handle":"pat"},"text":"@acmehelp your app is down and I cannot pay my bill, please help!","createdAt":"2026-11-22T10:00:00Z"}
                {"id":"x:3","platform":"x","author":{"handle":"kim"},"text":"@acmehelp I was charged twice, can you refund me? Mail kim@example.com","createdAt":"2026-11-22T10:10:00Z"}
                {"id":"x:4","platform":"x","author":{"handle":"lee"},"text":"nothing of interest","createdAt":"2026-11-22T10:40:00Z"}
                """);
    }

    @Test
    void writesALineForEachItemAsOfTheEndOfTheInput() throws IOException {
        CommandRun run = CommandRun.of("care", "--brands", book.toString(), posts.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        List<Item> items = items(run);
        assertThat(items).extracting(Item::item).containsExactly("acme/x:1", "acme/x:3");
        assertThat(items).extracting(Item::status).containsExactly(Item.Status.REPLIED, Item.Status.NEW);
        assertThat(items)
                .extracting(item -> item.service().state())
                .containsExactly(Service.State.MET, Service.State.BREACHED);
        assertThat(items.get(0).responseSeconds()).isEqualTo(540);
        assertThat(items.get(1).text()).doesNotContain("example.com");
    }

    @Test
    void judgesAsOfAnotherTime() throws IOException {
        CommandRun run =
                CommandRun.of("care", "--brands", book.toString(), "--as-of", "2026-11-22T10:05:00Z", posts.toString());

        assertThat(items(run))
                .extracting(item ->
                        item.item() + " " + item.status() + " " + item.service().state())
                .containsExactly("acme/x:1 NEW ON_TRACK");
    }

    @Test
    void hearsWhatAgentsDid() throws IOException {
        Path activity = write("activity.jsonl", """
                {"type":"claimed","at":"2026-11-22T10:11:00Z","item":"acme/x:3","agent":"ann"}

                {"type":"shrugged","at":"2026-11-22T10:12:00Z","item":"acme/x:3"}
                {"type":"resolved","at":"2026-11-22T10:20:00Z","post":"x:3","agent":"bob"}
                """);

        CommandRun run =
                CommandRun.of("care", "--brands", book.toString(), "--activity", activity.toString(), posts.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith(activity + ":3: not an activity: type: ");
        Item item = items(run).get(1);
        assertThat(item.status()).isEqualTo(Item.Status.RESOLVED);
        assertThat(item.agent()).isEqualTo("bob");
        assertThat(item.service().state()).isEqualTo(Service.State.MET);
    }

    @Test
    void printsAWorklist() {
        CommandRun run = CommandRun.of("care", "--table", "--brands", book.toString(), posts.toString());

        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("As of 2026-11-22T10:40:00Z: 2 items, 1 open, of these 1 late and 0 at risk;"
                                        + " 1 answered, half of them within 9 min"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).startsWith("PRIORITY"),
                        line -> assertThat(line).contains("15 min late", "@kim"),
                        line -> assertThat(line).contains("answered after 9 min", "@pat"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("Mentions that ask for an answer: 2 actionable"),
                        line -> assertThat(line).isEqualTo("Mentions that ask for none: 1 own_post"));
    }

    @Test
    void saysWhatItCannotUse() {
        assertThat(CommandRun.of("care", posts.toString()).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("care", "--brands", book.toString(), "--as-of", "noon", posts.toString())
                        .err())
                .contains("'noon' is no instant: expected such as 2026-11-22T10:15:00Z");
        assertThat(CommandRun.of("care", "--brands", book.toString(), dir + "/missing.jsonl")
                        .exitCode())
                .isEqualTo(2);
    }

    private static List<Item> items(CommandRun run) throws IOException {
        List<Item> items = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            items.add(Json.MAPPER.readValue(line, Item.class));
        }
        return items;
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }
}
