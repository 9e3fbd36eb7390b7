package io.earshot.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child process on a leash: it ends when this JVM ends, however that happens, {@code kill -9} included.
 *
 * <p>The leash is a pipe whose writing end only this JVM holds. A small shell beside the child reads it; when it comes to
 * the end, the shell sends TERM to the child's process group and, after a time of grace, KILL. The child runs in a
 * session of its own, so that Ctrl-C in a terminal reaches this JVM alone, which then ends its children in its own order.
 * The child takes over the process that was started, so {@link #pid()} and the exit code are its own.
 */
final class ChildProcess {
    private static final String LEASH = """
            grace=$1; shift; group=$$; exec 3<&0 </dev/null
            (
              trap '' HUP INT TERM
              while read -r _; do :; done <&3
              kill -s TERM -- -$group
              n=$((grace * 5))
              while [ $n -gt 0 ] && kill -s 0 $group; do sleep 0.2; n=$((n - 1)); done
              kill -s KILL -- -$group
            ) >/dev/null 2>&1 &
            exec "$@" 3<&-
            """;

    private static final int LINES_OF_LOG_IN_ERRORS = 30;
    private static final long BYTES_OF_LOG_IN_ERRORS = 16 * 1024;
    private static final Duration TO_DIE_AFTER_KILL = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;
    private final Duration grace;

    private ChildProcess(String name, Process process, Path log, Duration grace) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.grace = grace;
    }

    /**
     * Starts a command.
     *
     * @param name what messages call it
     * @param log where its output is appended
     * @param environment added to the variables of this process
     * @param grace between TERM and KILL
     */
    static ChildProcess start(
            String name,
            List<String> command,
            Path directory,
            Path log,
            Map<String, String> environment,
            Duration grace)
            throws IOException {
        Map<String, String> whole = new HashMap<>(System.getenv());
        whole.putAll(environment);
        return startClean(name, command, directory, log, whole, grace);
    }

    /** The same, with no variable of this process but those given. */
    static ChildProcess startClean(
            String name,
            List<String> command,
            Path directory,
            Path log,
            Map<String, String> environment,
            Duration grace)
            throws IOException {
        List<String> leashed = new ArrayList<>(Sessions.own());
        leashed.addAll(List.of("sh", "-c", LEASH, "leash", Long.toString(Math.max(1, grace.toSeconds()))));
        leashed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(leashed)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ChildProcess(name, builder.start(), log, grace);
    }

    /** The path of this JVM's own {@code java}. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** Waits for it to end by itself. False if it runs still after that time. */
    boolean awaitExit(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Ends it: TERM, and KILL when the time of grace is over. Returns when it is gone. */
    void stop() {
        try {
            List<ProcessHandle> all = family();
            process.getOutputStream().close();
            if (!process.waitFor(grace.plus(TO_DIE_AFTER_KILL).toMillis(), TimeUnit.MILLISECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
            awaitEnd(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it and all that it started by {@code kill -9}, with no chance to clean up. Returns when they are gone. */
    void kill() {
        List<ProcessHandle> all = family();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            awaitEnd(all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private void awaitEnd(List<ProcessHandle> all) throws InterruptedException {
        if (!process.waitFor(TO_DIE_AFTER_KILL.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(name + " (pid " + pid() + ") does not die");
        }
        // Orphans are reaped by the system's first process, which may take its time: a corpse is gone enough.
        long deadline = System.nanoTime() + TO_DIE_AFTER_KILL.toNanos();
        for (ProcessHandle handle : all) {
            while (Processes.isRunning(handle) && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        }
    }

    /** The end of the log, indented, for error messages. */
    String logTail() {
        return tail(log);
    }

    static String tail(Path log) {
        File file = log.toFile();
        if (!file.isFile() || file.length() == 0) {
            return "  (its log " + log + " is empty)";
        }
        try (Stream<String> lines = lastLines(log)) {
            return "  the end of " + log + ":\n"
                    + String.join("\n", lines.map(line -> "  | " + line).toList());
        } catch (IOException e) {
            return "  (its log " + log + " can not be read: " + e.getMessage() + ")";
        }
    }

    private static Stream<String> lastLines(Path log) throws IOException {
        try (var channel = Files.newByteChannel(log)) {
            long start = Math.max(0, channel.size() - BYTES_OF_LOG_IN_ERRORS);
            channel.position(start);
            byte[] bytes = new byte[(int) (channel.size() - start)];
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until all is read
            }
            List<String> lines = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES_OF_LOG_IN_ERRORS), lines.size()).stream();
        }
    }
}
