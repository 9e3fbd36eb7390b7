package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalViralCommandTest {
    @TempDir
    private Path folder;

    @Test
    void foretellsEachThreadAndSetsItBesideOthersForecasts() throws Exception {
        CommandRun run = CommandRun.of(
                "eval",
                "viral",
                file(
                        "cascade,time_s,followers",
                        "a,0,500",
                        "a,60,100",
                        "b,0,900",
                        "a,100,100",
                        "a,200,100",
                        "a,300,2000",
                        "a,900,100",
                        "b,50,30"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode json = Json.MAPPER.readTree(run.out());
        assertThat(json.path("threads").asInt()).isEqualTo(2);
        assertThat(json.path("posts").asInt()).isEqualTo(8);
        assertThat(json.path("figures")).hasSize(2);
        JsonNode tenMinutes = json.path("figures").get(0);
        assertThat(tenMinutes.path("after").asText()).isEqualTo("PT10M");
        assertThat(tenMinutes.path("leastPosts").asInt()).isEqualTo(5);
        assertThat(tenMinutes.path("threads").asInt()).isEqualTo(1);
        assertThat(tenMinutes.has("crossValidated")).isFalse();
        assertThat(tenMinutes.path("shipped").path("error").asDouble()).isBetween(0.0, 400.0);
        assertThat(tenMinutes.path("seismic").has("error")).isTrue();
        // nobody to learn a growth from: it stays at its five posts, of six
        assertThat(tenMinutes.path("constantGrowth").path("error").asDouble()).isEqualTo(16.67);
    }

    @Test
    void aFileWithoutThreadsIsOneThread() throws Exception {
        CommandRun run =
                CommandRun.of("eval", "viral", file("relative_time_second,number_of_followers", "7,50", "9,60"));
        JsonNode json = Json.MAPPER.readTree(run.out());
        assertThat(json.path("threads").asInt()).isEqualTo(1);
        assertThat(json.path("figures")).isEmpty();
    }

    @Test
    void badRowsAreNamedAllAtOnceAndTheOthersScored() throws Exception {
        String file = file("cascade,time_s,followers", "a,0,500", "a,soon,100", "a,5", "a,60,-3");
        CommandRun run = CommandRun.of("eval", "viral", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        file + ":3: seconds and followers of at least 0 were expected, found soon and 100",
                        file + ":4: the header has 3 columns, this row has 2",
                        file + ":5: seconds and followers of at least 0 were expected, found 60 and -3");
        assertThat(Json.MAPPER.readTree(run.out()).path("posts").asInt()).isEqualTo(1);
    }

    @Test
    void aFileOfAnotherKindIsSaidToBeOne() throws Exception {
        String file = file("id,text", "1,hello");
        CommandRun run = CommandRun.of("eval", "viral", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith(file + ":1: the header needs a column of ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void withoutAFileTheUsageIsShown() {
        assertThat(CommandRun.of("eval", "viral").exitCode()).isEqualTo(2);
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("threads.csv"), List.of(lines)).toString();
    }
}
