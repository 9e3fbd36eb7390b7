package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying who is told of alerts, and checking the file that says so. */
final class AlertsCommandTest {
    @TempDir
    private Path folder;

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Path file;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/good") ? 200 : 410, -1);
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        file = write("""
                targets:
                  - {name: channel, type: slack, url: "%s/good"}
                  - {name: old, type: webhook, url: "%s/gone?token=hush"}
                routes:
                  - targets: [channel, old]
                """.formatted(url, url));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everybodyIsSentATestThatSaysSo() {
        CommandRun run = CommandRun.of("alerts", "test", "--notify", file.toString());

        assertThat(run.out()).isEqualToNormalizingNewlines("channel: told: HTTP 200\nold: not told: HTTP 410\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(bodies).hasSize(2).allMatch(body -> body.toLowerCase(Locale.ROOT)
                .contains("test"));
    }

    @Test
    void oneIsSentItAlone() {
        CommandRun run = CommandRun.of("alerts", "test", "--notify", file.toString(), "--target", "channel");

        assertThat(run.out()).isEqualToNormalizingNewlines("channel: told: HTTP 200\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aNameThatIsNoneIsSaidToBeNone() {
        CommandRun run = CommandRun.of("alerts", "test", "--notify", file.toString(), "--target", "chanel");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no target chanel; there are channel, old");
        assertThat(CommandRun.of("alerts", "test").exitCode()).isEqualTo(2);
    }

    @Test
    void checkNamesEveryErrorOfTheFile() throws Exception {
        Path bad = write("""
                targets:
                  - {name: channel, type: slak, url: "https://hooks.example/hush"}
                routes:
                  - {targets: [chanel], levl: watch}
                """);
        CommandRun run = CommandRun.of("check", "--notify", bad.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        bad + ":2:27: error: type: expected webhook, slack, email, found slak",
                        bad + ":4:16: error: there is no target chanel; did you mean channel?",
                        bad + ":4:25: error: a route has no `levl:`")
                .doesNotContain("hush");
        assertThat(run.out())
                .isEqualToNormalizingNewlines("3 errors, 0 warnings; 0 targets and 1 route left without errors\n");
        assertThat(CommandRun.of("check", "--notify", file.toString()).out())
                .isEqualToNormalizingNewlines("No errors, 0 warnings; 2 targets and 1 route\n");
        assertThat(CommandRun.of("check").exitCode()).isEqualTo(2);
    }

    @Test
    void aJobThatHasNobodyToTellSaysSo() {
        CommandRun run = CommandRun.of("run", "notify");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("nobody is to be told of alerts: name targets and routes in a file");
    }

    @Test
    void ofAReplayNobodyIsToldUnlessThatIsSet() {
        CommandRun run = CommandRun.of("run", "notify", "--set", "notify.file=" + file, "--clock", "event");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("clock is event, and of a replay nobody is told");
    }

    private Path write(String yaml) throws Exception {
        return Files.writeString(folder.resolve("notify" + System.nanoTime() + ".yaml"), yaml);
    }
}
