package io.earshot.local;

import io.earshot.jobs.cli.ProcessMark;
import io.earshot.jobs.cli.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops the local system. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the system that `earshot up` started; its data stay, unless --purge.")
public final class DownCommand implements Subcommand {
    private static final Duration TO_STOP = Duration.ofSeconds(150);
    private static final Duration TO_FOLLOW = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "as with up")
    private @Nullable Path data;

    @Option(names = "--purge", description = "remove the data, too")
    private boolean purge;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        DataDirectory directory = UpOptions.directory(data);
        try {
            if (!Files.exists(directory.path())) {
                err.println(directory.path() + ": nothing runs and nothing is there");
                return 0;
            }
            if (!stop(directory, err)) {
                return 1;
            }
            if (purge) {
                directory.purge();
                err.println(directory.path() + " removed");
            }
            return 0;
        } catch (UserException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static boolean stop(DataDirectory directory, PrintWriter err) throws IOException, InterruptedException {
        Optional<RunFile> run = directory.run(); // it takes this file away when it stops
        Optional<ProcessHandle> process = directory.process().flatMap(ProcessMark::running);
        List<ProcessHandle> servers = run.map(RunFile::runningServers).orElse(List.of());
        if (process.isEmpty() && servers.isEmpty()) {
            err.println("nothing runs in " + directory.path());
            return true;
        }
        if (process.isPresent()) {
            err.println("stopping process " + process.get().pid());
            err.flush();
            if (!process.get().destroy()) {
                err.println("process " + process.get().pid() + " may not be stopped: another user started it");
                return false;
            }
            if (!Processes.ends(process.get(), TO_STOP)) {
                err.println("it does not stop: killed");
                process.get().destroyForcibly();
            }
        }
        for (ProcessHandle server : servers) {
            if (!Processes.ends(server, TO_FOLLOW)) {
                server.destroyForcibly();
                if (!Processes.ends(server, TO_FOLLOW)) {
                    err.println("process " + server.pid() + " runs still");
                    return false;
                }
            }
        }
        err.println("stopped");
        return true;
    }
}
