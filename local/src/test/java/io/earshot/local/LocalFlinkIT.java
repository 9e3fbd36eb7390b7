package io.earshot.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFlinkIT {
    @TempDir
    private Path directory;

    @Test
    void aStoppedJobGoesOnWhereItWas() throws Exception {
        try (LocalFlink flink = NumberingJob.start(directory)) {
            awaitFirstNumbers(1);
            awaitCheckpoint();
            assertThat(get(flink.url() + "/jobs/overview")).contains("RUNNING");
            assertThat(get(flink.url() + "/")).contains("<html");
        }
        try (LocalFlink flink = NumberingJob.start(directory)) {
            List<Long> first = awaitFirstNumbers(2);
            assertThat(first.get(0)).isZero();
            assertThat(first.get(1)).isPositive();
            assertThat(flink.failed()).isEmpty();
        }
    }

    @Test
    void aKilledJobGoesOnFromItsLastCheckpoint() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NumberingJob.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        try {
            awaitFirstNumbers(1);
            awaitCheckpoint();
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (LocalFlink flink = NumberingJob.start(directory)) {
            assertThat(awaitFirstNumbers(2).get(1)).isPositive();
            assertThat(flink.failed()).isEmpty();
        }
    }

    @Test
    void aJobThatCanNotRunIsNamedWithTheReason() throws Exception {
        LocalJob broken = new LocalJob("broken", "broken", env -> env.fromElements(1)
                .map(new OutOfOrder())
                .uid("fail")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere"));
        LocalFlink.Settings settings =
                new LocalFlink.Settings(0, 2, 1, "hashmap", Duration.ofSeconds(1), directory.resolve("earshot.log"));
        try (LocalFlink flink = LocalFlink.start(directory, settings)) {
            flink.submit(broken);
            assertThatThrownBy(() -> flink.awaitRunning(Duration.ofSeconds(3)))
                    .hasMessageContaining("job broken does not run")
                    .hasMessageContaining("out of order")
                    .hasMessageContaining("earshot.log");
        }
    }

    /** Never comes so far as to run. */
    private static final class OutOfOrder extends RichMapFunction<Integer, Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public void open(OpenContext context) {
            throw new IllegalStateException("out of order");
        }

        @Override
        public Integer map(Integer number) {
            return number;
        }
    }

    private List<Long> awaitFirstNumbers(int runs) {
        Path file = directory.resolve("first-numbers");
        return await().atMost(60, SECONDS)
                .until(
                        () -> Files.exists(file)
                                ? Files.readAllLines(file).stream()
                                        .map(Long::valueOf)
                                        .toList()
                                : List.<Long>of(),
                        numbers -> numbers.size() >= runs);
    }

    private void awaitCheckpoint() {
        RetainedState state = new RetainedState(directory.resolve("state/numbering"));
        await().atMost(60, SECONDS).until(() -> newest(state).isPresent());
    }

    /** A running job removes old checkpoints while we look. */
    private static Optional<Path> newest(RetainedState state) {
        try {
            return state.newest();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
