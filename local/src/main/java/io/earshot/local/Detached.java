package io.earshot.local;

import io.earshot.jobs.cli.Earshot;
import io.earshot.servers.Sessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Leaves the system behind in a process of its own. Until that is ready it hangs on this one by a pipe, and ends with it;
 * then it is let go.
 */
final class Detached {
    /** Tells the process that is left behind what it is. */
    static final String OPTION = "--detached";

    private static final int STAY = '+';
    private static final long POLL_MILLIS = 100;
    private static final long SECONDS_TO_STOP = 60;

    private Detached() {}

    /**
     * Starts the same command without {@code --detach} in a process of its own, shows its messages, and returns when it is
     * ready or has failed.
     *
     * @return the exit code
     */
    static int launch(DataDirectory data, List<String> arguments, PrintWriter err, PrintWriter out)
            throws IOException, InterruptedException, UserException {
        data.create();
        if (data.process().isPresent()) {
            data.lock().close(); // throws, with the words for it
        }
        Path messages = data.logs().resolve("up.log");
        Files.deleteIfExists(messages);
        Process process = new ProcessBuilder(command(arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages.toFile())
                .start();
        Thread giveUp = new Thread(() -> giveUp(process), "give-up");
        Runtime.getRuntime().addShutdownHook(giveUp);
        RunFile run = awaitReady(data, process, messages, err);
        if (run == null) {
            return 1;
        }
        Runtime.getRuntime().removeShutdownHook(giveUp);
        process.getOutputStream().write(STAY);
        process.getOutputStream().close();
        Addresses.print(run, data, out);
        return 0;
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(Sessions.own());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Earshot.class.getName()));
        arguments.stream()
                .filter(argument -> !argument.equals("-d") && !argument.startsWith("--detach"))
                .forEach(command::add);
        command.add(OPTION);
        return command;
    }

    private static RunFile awaitReady(DataDirectory data, Process process, Path messages, PrintWriter err)
            throws IOException, InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(messages.toFile(), "r")) {
            while (true) {
                boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
                Optional<RunFile> run = data.run().filter(found -> found.pid() == process.pid());
                byte[] news = new byte[(int) (file.length() - file.getFilePointer())];
                file.readFully(news);
                err.print(new String(news, StandardCharsets.UTF_8));
                err.flush();
                if (ended || run.isPresent()) {
                    return run.orElse(null);
                }
            }
        }
    }

    private static void giveUp(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In the process that is left behind: ends it if its launcher ends before letting it go. */
    static void endWithLauncher() {
        Thread thread = new Thread(
                () -> {
                    if (!letGo()) {
                        System.exit(1);
                    }
                },
                "launcher-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean letGo() {
        try {
            return System.in.read() == STAY;
        } catch (IOException e) {
            return false;
        }
    }
}
