package io.earshot.local;

import io.earshot.jobs.cli.Earshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code earshot} command in a process of its own, as the launcher starts it. */
record Command(Process process, Path out, Path err) {
    private static final long MINUTES = 8;

    static Command start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-Dearshot.root=" + System.getProperty("earshot.root"),
                "-cp",
                System.getProperty("java.class.path"),
                Earshot.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        return new Command(process, out, err);
    }

    /** Runs it to its end; returns its exit code, or fails with what it said. */
    static int run(Path directory, String... arguments) throws IOException, InterruptedException {
        Command command = start(directory, arguments);
        if (!command.process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            command.process.destroyForcibly();
            throw new AssertionError("earshot " + String.join(" ", arguments) + " does not end:\n" + command.said());
        }
        System.out.println(command.said()); // into the test's report
        return command.process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(out) + Files.readString(err);
    }
}
