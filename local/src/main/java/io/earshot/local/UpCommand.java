package io.earshot.local;

import io.earshot.jobs.cli.Subcommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole system on this machine. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Kafka, Elasticsearch and the jobs on this machine, and stays until Ctrl-C or `earshot down`.",
            "Started again, it goes on with its data."
        })
public final class UpCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private UpOptions options;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where all data are (default: EARSHOT_DATA, or "
                    + "/var/lib/earshot for root, ~/.local/share/earshot for others)")
    private @Nullable Path data;

    @Option(
            names = {"-d", "--detach"},
            description = "return when all is up; `earshot down` stops it")
    private boolean detach;

    @Option(names = Detached.OPTION, hidden = true, description = "we are the process that --detach leaves behind")
    private boolean detached;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        DataDirectory directory = UpOptions.directory(data);
        try {
            if (detach) {
                return Detached.launch(
                        directory, arguments(), err, spec.commandLine().getOut());
            }
            return run(directory, err);
        } catch (UserException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private List<String> arguments() {
        return spec.root().commandLine().getParseResult().originalArgs();
    }

    private int run(DataDirectory directory, PrintWriter err) throws Exception {
        if (detached) {
            Detached.endWithLauncher();
        }
        return Foreground.on(directory, err, pipeline -> {
            Progress progress = new Progress(err);
            progress.say("Earshot starts in " + directory.path());
            RunFile run = pipeline.start(options, progress);
            progress.say("Ready after %.0f s; Ctrl-C or `earshot down` stops it.".formatted(progress.seconds()));
            Addresses.print(run, directory, spec.commandLine().getOut());
            Foreground.awaitSignal();
        });
    }
}
