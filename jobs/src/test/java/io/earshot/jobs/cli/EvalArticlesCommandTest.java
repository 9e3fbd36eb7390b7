package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalArticlesCommandTest {
    private static final List<String> SUBJECTS =
            List.of("lost card", "late parcel", "wrong bill", "forgotten password", "closed shop");

    @TempDir
    Path directory;

    @Test
    void whatCanBeToldApartIsFound() throws Exception {
        StringBuilder csv = new StringBuilder("text,category\n");
        for (int i = 0; i < 20; i++) {
            for (String subject : SUBJECTS) {
                csv.append("what about my ").append(subject).append(" please,");
                csv.append(subject.replace(' ', '_')).append('\n');
            }
        }
        Path file = Files.writeString(directory.resolve("questions.csv"), csv);

        CommandRun run = CommandRun.of("eval", "articles", file.toString());

        assertThat(run.exitCode()).isZero();
        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(report.get("count").asInt()).isEqualTo(100);
        assertThat(report.get("hit1").asDouble()).isEqualTo(100);
        assertThat(report.get("overlap").get("hit3").asDouble()).isEqualTo(100);
        assertThat(report.get("helped").asDouble()).isEqualTo(100);
        assertThat(report.get("precision").asDouble()).isEqualTo(100);
    }

    @Test
    void badUsageIsSaid() {
        CommandRun run = CommandRun.of("eval", "articles", "--questions", "0", "questions.csv");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--questions 0: expected a number above 0");
    }

    @Test
    void fileThatIsNotThereIsSaid() {
        CommandRun run =
                CommandRun.of("eval", "articles", directory.resolve("none.csv").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none.csv");
    }
}
