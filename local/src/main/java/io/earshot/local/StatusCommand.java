package io.earshot.local;

import io.earshot.jobs.cli.Subcommand;
import io.earshot.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs on this machine, where, and how it does. Exit code 0 if it runs, 1 if not.")
public final class StatusCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "as with up")
    private @Nullable Path data;

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = UpOptions.directory(data);
        Optional<RunFile> run = directory.run();
        if (run.isPresent() && run.get().process().isPresent()) {
            StatusReport report = StatusReport.of(run.get(), directory);
            if (json) {
                out.println(Json.string(report));
            } else {
                report.print(out, directory);
            }
            return 0;
        }
        spec.commandLine().getErr().println(why(directory, run));
        return 1;
    }

    private static String why(DataDirectory directory, Optional<RunFile> run) throws Exception {
        if (directory.process().isPresent()) {
            return directory.path() + ": starting or stopping";
        }
        return run.isPresent()
                ? directory.path() + ": it was killed; `earshot up` goes on with its data"
                : directory.path() + ": nothing runs";
    }
}
