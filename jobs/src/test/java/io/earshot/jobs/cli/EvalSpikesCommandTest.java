package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalSpikesCommandTest {
    private static final int ROWS = 1_000;

    @TempDir
    private Path folder;

    @Test
    void scoresAnybodysDetector() throws Exception {
        // The window is rows 400 to 499; a detection at its 51st row, and one false alarm before it.
        Path series = scored("A.csv", row -> row == 450 ? 0.9 : row == 200 ? 0.8 : 0.1);
        CommandRun run = CommandRun.of(
                "eval", "spikes", series.toString(), "--windows", windows("A").toString());

        JsonNode report = Json.MAPPER.readTree(run.out());
        assertThat(run.exitCode()).isZero();
        assertThat(report.path("series").asInt()).isEqualTo(1);
        assertThat(report.path("windows").asInt()).isEqualTo(1);
        // 100 · (0.8598 + 1) / 2, and less 100 · 0.11 / 2 for the false alarm.
        assertThat(report.at("/best/standard/score").asDouble()).isEqualTo(92.99);
        assertThat(report.at("/best/standard/threshold").asDouble()).isEqualTo(0.85);
        assertThat(report.at("/fixed/standard").asDouble()).isEqualTo(87.49);
        assertThat(report.at("/fixed/lowFalsePositives").asDouble()).isEqualTo(81.99);
        assertThat(report.at("/fixed/falseAlarms").asInt()).isEqualTo(1);
        // 850 rows of five minutes after the probation: 0.4216 weeks.
        assertThat(report.at("/fixed/falseAlarmsAWeek").asDouble()).isEqualTo(2.37);
        assertThat(report.at("/fixed/medianDelayMinutes").asDouble()).isEqualTo(250);
        assertThat(report.at("/atFixed/A.csv/missed").asInt()).isZero();
    }

    @Test
    void namesWhatIsWrong() throws Exception {
        Path series = scored("A.csv", row -> 0);
        CommandRun other = CommandRun.of(
                "eval", "spikes", series.toString(), "--windows", windows("B").toString());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("a list of windows for A was expected, found [B]");

        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        CommandRun none = CommandRun.of("eval", "spikes", series.toString(), "--windows", list.toString());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("list.json: a JSON object was expected");

        assertThat(CommandRun.of("eval", "spikes", series.toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void ourDetectorKeepsWhatTheDocsSay() throws Exception {
        Path root = Path.of(System.getProperty("earshot.root", "."));
        Path data =
                root.resolve(Path.of(System.getenv().getOrDefault("EARSHOT_DATA_SETS", "../shared/data"), "spikes"));
        assumeThat(data).as("real series, from EARSHOT_DATA_SETS").isDirectory();

        List<String> arguments = new ArrayList<>(List.of("eval", "spikes"));
        for (String name : List.of("AAPL", "AMZN", "CRM", "CVS", "FB")) {
            arguments.add(data.resolve(name + ".csv").toString());
        }
        arguments.addAll(List.of("--windows", data.resolve("windows.json").toString()));
        JsonNode report = Json.MAPPER.readTree(
                CommandRun.of(arguments.toArray(String[]::new)).out());

        for (String how : List.of("crossValidated", "fixed")) {
            assertThat(report.at("/" + how + "/standard").asDouble()).isGreaterThan(86);
            assertThat(report.at("/" + how + "/lowFalsePositives").asDouble()).isGreaterThan(76);
            assertThat(report.at("/" + how + "/lowFalseNegatives").asDouble()).isGreaterThan(90);
        }
        assertThat(report.at("/fixed/falseAlarmsAWeek").asDouble()).isLessThan(1);
    }

    private Path scored(String name, IntToDoubleFunction score) throws Exception {
        List<String> lines = new ArrayList<>(List.of("timestamp,value,score"));
        for (int row = 0; row < ROWS; row++) {
            lines.add(time(row) + ",1," + score.applyAsDouble(row));
        }
        return Files.write(folder.resolve(name), lines);
    }

    private Path windows(String series) throws Exception {
        return Files.writeString(
                folder.resolve("windows.json"),
                "{\"" + series + "\": [[\"" + time(400) + "\", \"" + time(499) + ".000000\"]]}");
    }

    private static String time(int row) {
        return LocalDateTime.parse("2026-11-22T00:00:00")
                        .plusMinutes(5L * row)
                        .toString()
                        .replace('T', ' ') + ":00";
    }
}
