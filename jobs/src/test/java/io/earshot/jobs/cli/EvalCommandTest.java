package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalCommandTest {
    @TempDir
    private Path dir;

    private Path write(String content) throws IOException {
        return Files.writeString(dir.resolve("labelled.tsv"), content);
    }

    @Test
    void scoresSentiment() throws IOException {
        Path file = write("""
                positive\tI love this bank, best ever :)
                negative\tworst bank ever, I hate it
                neutral\tThe bank opens on Monday at 9
                negative\tI love love love it, thank you!!
                """);

        CommandRun run = CommandRun.of("eval", "sentiment", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(report.get("kind").asText()).isEqualTo("sentiment");
        assertThat(report.get("count").asInt()).isEqualTo(4);
        assertThat(report.get("macroRecall").asDouble()).isEqualTo(83.33);
        assertThat(report.get("accuracy").asDouble()).isEqualTo(75);
        assertThat(report.at("/classes/negative/recall").asDouble()).isEqualTo(50);
        assertThat(report.at("/confusion/negative/positive").asInt()).isEqualTo(1);
        assertThat(report.get("unjudged").asInt()).isZero();
        assertThat(report.get("postsPerCpuSecond").asLong()).isPositive();
    }

    @Test
    void scoresLanguage() throws IOException {
        Path file = write("""
                de\tneutral\tdie Kasse ist kaputt und niemand ist da
                en\tneutral\tthe till is broken and nobody is there
                fr\tneutral\tthe label of this one is wrong
                fr\tneutral\t...
                """);

        CommandRun run = CommandRun.of("eval", "language", file.toString());

        assertThat(run.exitCode()).isZero();
        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(report.get("accuracy").asDouble()).isEqualTo(50);
        assertThat(report.get("undetermined").asDouble()).isEqualTo(25);
        assertThat(report.get("wrong").asDouble()).isEqualTo(25);
    }

    @Test
    void namesBadLinesAndScoresTheOthers() throws IOException {
        Path file = write("positive\tgreat\nhappy\tgreat\nno tab\n");

        CommandRun run = CommandRun.of("eval", "sentiment", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        file + ":2: expected one of negative neutral positive; found happy",
                        file + ":3: expected sentiment, tab, text; found no tab");
        assertThat(Json.MAPPER.readTree(run.out()).get("count").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatIsMissingOrEmptyIsNoEvaluation() throws IOException {
        assertThat(CommandRun.of("eval", "language", dir.resolve("none").toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("eval", "language", write("").toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void withoutAKindItSaysWhichThereAre() {
        CommandRun run = CommandRun.of("eval");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("sentiment", "language");
    }

    @Test
    void saysHowFarConfidenceCanBeTrusted() throws IOException {
        Path file = write("positive\tI love this bank, best ever :)\nnegative\tworst bank ever, I hate it\n");

        JsonNode report = Json.MAPPER.readTree(
                CommandRun.of("eval", "sentiment", file.toString()).out());

        JsonNode calibration = report.get("calibration");
        assertThat(calibration.get("error").asDouble()).isBetween(0.0, 100.0);
        int counted = 0;
        for (JsonNode bin : calibration.get("table")) {
            counted += bin.get("count").asInt();
        }
        assertThat(counted).isEqualTo(2);
    }

    @Test
    void readsIntentFromJsonLines() throws IOException {
        Path file = Files.writeString(
                dir.resolve("posts.jsonl"), "{\"text\":\"the app is down again\",\"intent\":\"outage\"}\n");

        CommandRun run = CommandRun.of("eval", "intent", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Json.MAPPER.readTree(run.out()).at("/classes/outage/recall").asDouble())
                .isEqualTo(100);
    }

    @Test
    void aKindThatNothingIsShippedForNeedsAModel() throws IOException {
        CommandRun run =
                CommandRun.of("eval", "reason", write("late\tso late\n").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--model", "actionable, intent, language, sentiment");
    }

    @Test
    void aFileThatIsNoModelIsNamed() throws IOException {
        Path file = write("late\tso late\n");

        CommandRun run = CommandRun.of("eval", "reason", file.toString(), "--model", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(file + ": it is no model");
    }
}
