package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.testing.DataSets;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalTopicsCommandTest {
    private static final String HEADER =
            "Tweet ID, Tweet Text, Information Source, Information Type, Informativeness\n";

    @TempDir
    private Path dir;

    private Path crises;

    @BeforeEach
    void makeFolder() throws IOException {
        crises = Files.createDirectory(dir.resolve("crises"));
    }

    /** A row of a post so many minutes after the first. */
    private static String row(int minute, String text, String informativeness) {
        long id = (1_000_000_000_000L + 60_000L * minute) << 22;
        return "\"" + id + "\",\"" + text + "\",Media,Other Useful Information," + informativeness + "\n";
    }

    private void writeFlood(String more) throws IOException {
        String about = "Related and informative";
        Files.writeString(
                crises.resolve("flood.csv"),
                HEADER
                        + row(0, "sunny morning coffee", "Not related")
                        + row(2, "flood in Calgary, river over its banks", about)
                        + row(3, "Calgary flood: river over the banks downtown", about)
                        + row(4, "river flood hits Calgary downtown, banks gone", about)
                        + row(5, "downtown Calgary under river water, flood banks", about)
                        + row(6, "Calgary river flood, downtown closed", about)
                        + row(7, "Calgary downtown flood: the river rises", about)
                        + more);
    }

    @Test
    void aCrisisIsTimedFromItsFirstPostUntilItHasATopicThatIsTold() throws IOException {
        writeFlood("");
        CommandRun run = CommandRun.of("eval", "topics", "--crises", crises.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(report.get("posts").asInt()).isEqualTo(7);
        assertThat(report.get("about").asInt()).isEqualTo(6);
        assertThat(report.get("purity").asDouble()).isEqualTo(100);
        JsonNode flood = report.get("crises").get(0);
        assertThat(flood.get("crisis").asText()).isEqualTo("flood");
        assertThat(flood.get("inLargestTopic").asDouble()).isEqualTo(100);
        assertThat(flood.get("postsUntilTopic").asInt()).isEqualTo(5);
        assertThat(flood.get("minutesUntilTopic").asDouble()).isEqualTo(4);
        // At the end of the minute, or of the one that its posts share.
        assertThat(flood.get("minutesUntilTold").asDouble()).isBetween(4.0, 5.0);
        assertThat(flood.get("minutesUntilHot").isNull()).isTrue();
    }

    @Test
    void otherPostsAreMixedInAndTheCrisisBeginsWithThem() throws IOException {
        writeFlood("");
        Path noise = Files.writeString(dir.resolve("noise.csv"), """
                id,created_at,author,text
                1,2015-02-16T23:36:05-08:00,ann,my flight is late
                2,2015-02-16T23:39:05-08:00,bob,lost my bag at the gate
                """);
        CommandRun run = CommandRun.of("eval", "topics", "--crises", crises.toString(), "--noise", noise.toString());

        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(report.get("posts").asInt()).isEqualTo(9);
        assertThat(report.get("collected").asInt()).isEqualTo(7);
        assertThat(report.get("medianPostsUntilTopic").asInt()).isEqualTo(5);
    }

    @Test
    void aBadRowIsNamedAndTheRestIsScored() throws IOException {
        writeFlood("\"abc\",\"text\",Media,Other,Not related\n");
        CommandRun run = CommandRun.of("eval", "topics", "--crises", crises.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("flood.csv:9: ", "abc");
        assertThat(Json.MAPPER.readTree(run.out()).get("posts").asInt()).isEqualTo(7);
    }

    @Test
    void filesAndCrisesAreTwoQuestions() {
        assertThat(CommandRun.of("eval", "topics").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("eval", "topics", "--crises", crises.toString(), "a.jsonl")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("eval", "topics", "--noise", "a.csv", "a.jsonl")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void mostOfARealCrisisIsInOneTopic() {
        Path real = DataSets.file("crises");
        CommandRun run = CommandRun.of("eval", "topics", "--crises", real.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"collected\":14204", "2013_Russia_meteor");
    }
}
