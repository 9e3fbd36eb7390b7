package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.testing.DataSets;
import io.earshot.json.Json;
import io.earshot.topic.Topic;
import io.earshot.topic.TopicState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicsCommandTest {
    @TempDir
    private Path dir;

    private Path posts;

    @BeforeEach
    void writePosts() throws IOException {
        posts = write("posts.jsonl", """
                {"id":"x:1","platform":"x","author":{"handle":"a"},"text":"Acme app is down, cannot log in","createdAt":"2026-11-22T10:00:00Z"}
                {"id":"x:2","platform":"x","author":{"handle":"b"},"text":"free coffee at the Acme branch in Leeds","createdAt":"2026-11-22T10:00:05Z"}
                {"id":"x:3","platform":"x","author":{"handle":"c"},"text":"the Acme app is down, I cannot log in!","createdAt":"2026-11-22T10:00:10Z"}
                {"id":"x:4","platform":"reddit","author":{"handle":"d"},"text":"log in to the Acme app: down for me as well","createdAt":"2026-11-22T10:00:20Z"}
                {"id":"x:5","platform":"x","author":{"handle":"e"},"text":"Acme gives out free coffee in Leeds","createdAt":"2026-11-22T10:01:00Z"}
                {"id":"x:6","platform":"x","author":{"handle":"f"},"text":"Acme app down, log in fails","createdAt":"2026-11-22T10:02:00Z"}
                {"id":"x:7","platform":"x","author":{"handle":"g"},"text":"cannot log in, Acme app is down again","createdAt":"2026-11-22T10:03:00Z"}
                {"id":"x:8","platform":"x","author":{"handle":"AcmeHelp"},"text":"Acme app: log in is down, we are on it","createdAt":"2026-11-22T10:04:00Z"}
                """);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private static List<JsonNode> lines(CommandRun run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    @Test
    void everyPostHasItsTopicInOrder() throws IOException {
        CommandRun run = CommandRun.of("topics", "--brand", "acme", posts.toString());
        List<JsonNode> lines = lines(run);

        assertThat(run.exitCode()).isZero();
        assertThat(lines)
                .extracting(line -> line.get("id").asText())
                .containsExactly("x:1", "x:2", "x:3", "x:4", "x:5", "x:6", "x:7", "x:8");
        assertThat(lines.get(2).get("topic")).isEqualTo(lines.get(0).get("topic"));
        assertThat(lines.get(4).get("topic")).isEqualTo(lines.get(1).get("topic"));
        assertThat(lines.get(1).get("topic")).isNotEqualTo(lines.get(0).get("topic"));
        assertThat(lines.get(0).get("topic").asText()).startsWith("acme/");
    }

    @Test
    void theScoreIsHighForWhatIsNewAndLowForWhatIsKnown() throws IOException {
        List<JsonNode> lines = lines(CommandRun.of("topics", "--brand", "acme", "--score", posts.toString()));

        assertThat(lines.get(0).get("score").asDouble()).isBetween(0.5, 1.0);
        assertThat(lines.get(1).get("score").asDouble()).isBetween(0.5, 1.0);
        assertThat(lines.get(2).get("score").asDouble()).isBetween(0.0, 0.5);
    }

    @Test
    void theSummaryTellsOfEachTopicThatIsLargeEnough() throws IOException {
        CommandRun run = CommandRun.of("topics", "--brand", "acme", "--summary", posts.toString());

        assertThat(run.out().lines()).hasSize(1);
        Topic outage = Json.MAPPER.readValue(run.out(), Topic.class);
        assertThat(outage.size()).isEqualTo(6);
        assertThat(outage.state()).isEqualTo(TopicState.EMERGING);
        assertThat(outage.label()).containsIgnoringCase("log in");
        assertThat(outage.first()).isEqualTo("acme/x:1");
        assertThat(outage.exemplars()).isNotEmpty();
    }

    @Test
    void aPageTellsAndDrawsTheTopicsAndHidesWhatIsPersonal() throws IOException {
        Path some = write(
                "some.jsonl", Files.readString(posts).replace("I cannot log in!", "mail me <b>at</b> jo.doe@mail.com"));
        Path page = dir.resolve("page.html");
        CommandRun run = CommandRun.of("topics", "--brand", "acme", "--html", page.toString(), some.toString());

        String html = Files.readString(page);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(8);
        assertThat(html)
                .contains("8 mentions from 22 Nov 2026 10:00 to 22 Nov 2026 10:04 UTC: 1 topic large enough to tell.")
                .containsPattern("<h2>1\\. Acme app[^<]*</h2>")
                .contains("6 mentions, ", "by 6 authors on x, reddit", "Words that stand out: ", "; emerging.")
                .contains("<blockquote dir=\"auto\" lang=\"", " in each minute</figcaption>", "role=\"img\"", "<desc>")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("<b>", "jo.doe", "<script", "http", "NaN", "null");
        assertThat(html.split("<blockquote", -1).length - 1).isBetween(2, 3);
    }

    @Test
    void thePageOfAFileWithoutTopicsSaysSo() throws IOException {
        Path page = dir.resolve("page.html");
        CommandRun one = CommandRun.of(
                "topics",
                "--html",
                page.toString(),
                write("one.jsonl", "{\"text\":\"Acme\"}\n").toString());
        assertThat(one.exitCode()).isZero();
        assertThat(Files.readString(page)).contains("1 mention from ", "0 topics large enough to tell.");

        CommandRun.of(
                "topics", "--html", page.toString(), write("none.jsonl", "").toString());
        assertThat(Files.readString(page)).contains("There are no mentions.");
    }

    @Test
    void withABrandBookEachBrandHasItsOwnTopicsAndItsOwnPostsHaveNone() throws IOException {
        Path book = write("brands.yaml", """
                brands:
                  - id: acme
                    handles: {x: [acmehelp]}
                    queries: [{id: main, query: acme}]
                  - id: leeds
                    queries: [{id: main, query: leeds}]
                """);
        List<JsonNode> lines = lines(CommandRun.of("topics", "--brands", book.toString(), posts.toString()));

        assertThat(lines)
                .extracting(line ->
                        line.get("brand").asText() + " " + line.get("id").asText())
                .contains("leeds x:2", "acme x:2", "leeds x:5")
                .doesNotContain("acme x:8", "leeds x:1");
    }

    @Test
    void aBadLineIsNamedAndTheRestIsDone() throws IOException {
        Path bad = write("bad.jsonl", "{\"text\":\"Acme is down\"}\nnot a post\n");
        CommandRun run = CommandRun.of("topics", bad.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).contains("bad.jsonl:2:");
    }

    @Test
    void aSummaryHasNoScores() {
        assertThat(CommandRun.of("topics", "--summary", "--score", posts.toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void newsFallsIntoItsTopics() throws IOException {
        Path news = DataSets.file("topics/news-t.jsonl");
        CommandRun run = CommandRun.of("eval", "topics", news.toString());

        assertThat(run.exitCode()).isZero();
        JsonNode report = lines(run).get(0);
        assertThat(report.get("nmi").asDouble()).isGreaterThan(89);
        assertThat(report.get("topics").asInt()).isEqualTo(152);
    }
}
