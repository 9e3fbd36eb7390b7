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
                        file + ":3: expected label, tab, text");
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
    void trainsAModelAndRefusesBadExamples() throws IOException {
        StringBuilder examples = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            examples.append("positive\tsplendid\nneutral\tgrey\nnegative\tdreadful\n");
        }
        Path file = write(examples.toString());
        Path model = dir.resolve("model.maxent");

        CommandRun run = CommandRun.of("train", "sentiment", file.toString(), "--out", model.toString());
        CommandRun refused =
                CommandRun.of("train", "sentiment", write("positive\tgood\n").toString(), "--out", model + "2");

        assertThat(run.exitCode()).isZero();
        assertThat(model).isNotEmptyFile();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("[negative, neutral, positive]", "[positive]");
        assertThat(Path.of(model + "2")).doesNotExist();
    }
}
