package io.earshot.servers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {
    @TempDir
    private Path directory;

    @Test
    void isTheCommandItself() throws Exception {
        ChildProcess child = start("sleep", "600");

        await().until(() ->
                Files.readString(Path.of("/proc/" + child.pid() + "/cmdline")).startsWith("sleep"));
        child.kill();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void endsByItselfWithItsOwnExitCodeAndLogsWhatItSaid() throws Exception {
        ChildProcess child = start("sh", "-c", "echo hello; exit 7");

        assertThat(child.awaitExit(Duration.ofSeconds(10))).isTrue();
        assertThat(child.exitCode()).isEqualTo(7);
        assertThat(child.logTail()).contains("| hello");
    }

    @Test
    void isAskedToStopBeforeItIsKilled() throws Exception {
        ChildProcess child = startAndAwait("ready", "trap 'echo goodbye; exit 0' TERM; echo ready; sleep 600 & wait");

        child.stop();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.logTail()).contains("goodbye");
    }

    @Test
    void isKilledWhenItDoesNotListen() throws Exception {
        ChildProcess child = startAndAwait("ready", "trap '' TERM; echo ready; while :; do sleep 1; done");

        child.stop();

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void endsWithItsParentAndTakesItsOwnChildrenAlong() throws Exception {
        Process parent = new ProcessBuilder(
                        ChildProcess.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentMain.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        try {
            await().atMost(30, SECONDS)
                    .until(() -> Files.exists(log()) && Files.readString(log()).contains("ready"));
            List<ProcessHandle> family = parent.descendants().toList();
            assertThat(family).hasSizeGreaterThanOrEqualTo(3); // the child, its leash, its own child

            parent.destroyForcibly();

            await().atMost(30, SECONDS).until(() -> family.stream().noneMatch(Processes::isRunning));
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    /** A parent that starts a child which does not listen to TERM, and waits. */
    static final class ParentMain {
        private ParentMain() {}

        public static void main(String[] args) throws Exception {
            Path directory = Path.of(args[0]);
            ChildProcess.start(
                    "test",
                    List.of("sh", "-c", "trap '' TERM; sleep 600 & echo ready; while :; do sleep 1; done"),
                    directory,
                    directory.resolve("log"),
                    Map.of(),
                    Duration.ofSeconds(1));
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private ChildProcess startAndAwait(String word, String script) throws Exception {
        ChildProcess child = start("sh", "-c", script);
        await().until(() -> Files.readString(log()).contains(word));
        return child;
    }

    private ChildProcess start(String... command) throws Exception {
        return ChildProcess.start("test", List.of(command), directory, log(), Map.of(), Duration.ofSeconds(2));
    }

    private Path log() {
        return directory.resolve("log");
    }
}
