package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchCommandTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final String BOOK = """
            brands:
              - id: acme
                queries: [{id: main, query: acme}]
            """;

    @TempDir
    Path folder;

    @Test
    void tellsTheAlertsThatPostsWouldHaveRaised() throws IOException {
        CommandRun run = watch();

        assertThat(run.exitCode()).isZero();
        List<JsonNode> alerts = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            alerts.add(Json.MAPPER.readTree(line));
        }
        assertThat(alerts).isNotEmpty();
        assertThat(alerts.get(0).path("kind").asText()).isEqualTo("volume_spike");
        assertThat(alerts.get(0).path("reason").asText()).contains("by ").contains("login");
        assertThat(alerts.get(alerts.size() - 1).path("state").asText()).isEqualTo("closed");
    }

    @Test
    void aTableIsForPeopleAndCanHaveTopics() throws IOException {
        CommandRun run = watch("--table", "--topics");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("  open     acme/volume_spike/").contains("  topic     ");
    }

    @Test
    void aBadPostIsNamedAndTheOthersAreWatched() throws IOException {
        CommandRun run = watch("no post");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("posts.jsonl:1:");
        assertThat(run.out()).isNotEmpty();
    }

    private CommandRun watch(String... more) throws IOException {
        Path book = Files.writeString(folder.resolve("book.yaml"), BOOK);
        List<String> lines = new ArrayList<>();
        if (more.length == 1 && !more[0].startsWith("--")) {
            lines.add(more[0]);
        }
        for (int i = 0; i < 12 * 60; i++) {
            lines.add(post(i, 30L * i, "acme is " + (i % 2 == 0 ? "fine and so is coffee " : "my bank since ") + i));
        }
        for (int i = 0; i < 300; i++) {
            lines.add(post(10_000 + i, 6 * 3_600 + 2L * i, "acme login is down, this is terrible, number " + i));
        }
        Path posts = Files.write(folder.resolve("posts.jsonl"), lines);
        List<String> arguments = new ArrayList<>(List.of("watch", "--brands", book.toString(), posts.toString()));
        for (String option : more) {
            if (option.startsWith("--")) {
                arguments.add(option);
            }
        }
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static String post(int number, long second, String text) {
        return Json.string(Map.of(
                "id",
                "x:" + number,
                "platform",
                "x",
                "author",
                Map.of("id", "person" + number),
                "createdAt",
                Json.instant(START.plusSeconds(second)),
                "text",
                text));
    }
}
