package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpikesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void eachRowGetsAScoreAndAVerdict() throws Exception {
        Random random = new Random(1);
        List<String> rows = new ArrayList<>(List.of("timestamp,value"));
        LocalDateTime start = LocalDateTime.parse("2026-11-22T00:00:00");
        for (int i = 0; i < 600; i++) {
            int count = i == 500 || i == 501 ? 300 : 20 + random.nextInt(9);
            rows.add(start.plusMinutes(5L * i).toString().replace('T', ' ') + ":00," + count);
        }
        CommandRun run = CommandRun.of("spikes", file(rows));

        List<String> lines = run.out().lines().toList();
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(lines).hasSize(601).startsWith("timestamp,value,score,alert");
        assertThat(lines.get(501)).matches("2026-11-23 17:40:00,300,0\\.[5-9]\\d{3},1");
        assertThat(lines.get(502)).matches("2026-11-23 17:45:00,300,0\\.[0-4]\\d{3},0");
        assertThat(lines).filteredOn(line -> line.endsWith(",1")).hasSize(1);
    }

    @Test
    void timesMayCarryAnOffset() throws Exception {
        CommandRun run = CommandRun.of(
                "spikes", file(List.of("timestamp,value", "2026-11-22T01:00:00+01:00,5", "2026-11-22T00:01:00Z,6")));

        assertThat(run.out().lines())
                .containsExactly(
                        "timestamp,value,score,alert",
                        "2026-11-22T01:00:00+01:00,5,0.0000,0",
                        "2026-11-22T00:01:00Z,6,0.0000,0");
    }

    @Test
    void allThatIsWrongIsNamedAtOnceWithItsPlace() throws Exception {
        String file = file(List.of(
                "timestamp,value",
                "2026-11-22 00:00:00,5",
                "yesterday,6",
                "2026-11-22 00:01:00,-6",
                "2026-11-22 00:02:00,many",
                "2026-11-22 00:03:00",
                "2026-11-21 00:00:00,7"));
        CommandRun run = CommandRun.of("spikes", file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).containsExactly("timestamp,value,score,alert", "2026-11-22 00:00:00,5,0.0000,0");
        assertThat(run.err().lines())
                .containsExactly(
                        file
                                + ":3: a time like 2026-11-22 08:15:00 or 2026-11-22T08:15:00Z was expected, found yesterday",
                        file + ":4: a count of at least 0 was expected, found -6",
                        file + ":5: a count of at least 0 was expected, found many",
                        file + ":6: the header has 2 columns, this row has 1",
                        file + ":7: rows must ascend in time, but 2026-11-21 00:00:00 comes after 2026-11-22 00:00:00");
    }

    @Test
    void aFileWithoutTheColumnsOrWithoutRowsIsNoAccident() throws Exception {
        CommandRun other = CommandRun.of("spikes", file(List.of("time,count", "1,2")));
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains(":1: the header needs a column timestamp, found [time, count]");

        CommandRun empty = CommandRun.of("spikes", file(List.of("timestamp,value")));
        assertThat(empty.exitCode()).isZero();
        assertThat(empty.out().lines()).containsExactly("timestamp,value,score,alert");

        CommandRun none = CommandRun.of("spikes", folder.resolve("none.csv").toString());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("none.csv: there is no such file");
    }

    @Test
    void aPageShowsTheSeriesAndTellsItsAlerts() throws Exception {
        List<String> rows = new ArrayList<>(List.of("timestamp,value"));
        LocalDateTime start = LocalDateTime.parse("2026-11-22T00:00:00");
        for (int i = 0; i < 3_000; i++) {
            rows.add(start.plusMinutes(5L * i).toString().replace('T', ' ') + ":00," + (i == 2_500 ? 300 : 20 + i % 7));
        }
        Path page = folder.resolve("page.html");
        CommandRun run = CommandRun.of("spikes", file(rows), "--score", "--html", page.toString());

        String html = Files.readString(page);
        assertThat(run.exitCode()).isZero();
        assertThat(html)
                .contains("3,000 counts of 5 minutes each", ": 1 alert.")
                .containsPattern(
                        "<li>30 Nov 2026 16:20 UTC: 300 within 5 minutes, where \\d+ were expected, \\d+ times as many.</li>")
                .containsOnlyOnce("<li>")
                .contains("prefers-color-scheme: dark", "role=\"img\"", "<desc>")
                .doesNotContain("<script", "http", "NaN");
        assertThat(html.length()).isLessThan(200_000);
    }

    @Test
    void aStepThatIsNoneIsBadUsage() throws Exception {
        String file = file(List.of("timestamp,value"));

        assertThat(CommandRun.of("spikes", "--step", "PT0S", file).exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("spikes", "--step", "often", file).exitCode()).isEqualTo(2);
    }

    @Test
    void realSeriesRaiseFewAlertsAndTheGreatestEventsOfThem() {
        Path series = Path.of(System.getenv().getOrDefault("EARSHOT_DATA_SETS", "../shared/data"), "spikes");
        Path root = Path.of(System.getProperty("earshot.root", "."));
        assumeThat(root.resolve(series))
                .as("real series, from EARSHOT_DATA_SETS")
                .isDirectory();

        List<Instant> alerts = new ArrayList<>();
        CommandRun.of("spikes", root.resolve(series).resolve("FB.csv").toString())
                .out()
                .lines()
                .filter(line -> line.endsWith(",1"))
                .map(line -> Instant.parse(line.substring(0, 19).replace(' ', 'T') + "Z"))
                .forEach(alerts::add);

        // Two months with two labelled events.
        assertThat(alerts).hasSizeLessThan(9);
        assertThat(alerts).anyMatch(within("2015-03-14T22:12:53Z", "2015-03-17T16:02:53Z"));
        assertThat(alerts).anyMatch(within("2015-04-02T08:52:53Z", "2015-04-05T02:42:53Z"));
    }

    private static Predicate<Instant> within(String from, String to) {
        return at -> at.isAfter(Instant.parse(from)) && at.isBefore(Instant.parse(to));
    }

    private String file(List<String> lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "series", ".csv"), lines)
                .toString();
    }
}
