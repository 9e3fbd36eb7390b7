package io.earshot.local;

import io.earshot.jobs.cli.LocalSystem;
import io.earshot.jobs.cli.Subcommand;
import io.earshot.jobs.setup.Finding;
import io.earshot.jobs.setup.PanelQueries;
import io.earshot.local.demo.Demo;
import io.earshot.local.demo.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole system at work. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything on this machine, plays a quiet day and a crisis of invented brands, and tells what was found.",
            "On a terminal it stays up until Ctrl-C, for you to look around; else it ends by itself."
        })
public final class DemoCommand implements Subcommand {
    private static final String DIRECTORY = "earshot-demo";
    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final Duration TO_CATCH_UP = Duration.ofMinutes(3);
    private static final int QUIET_CHECKPOINTS = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private UpOptions options;

    @ArgGroup
    private @Nullable End end;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where its data go; what an earlier demo left there is "
                    + "removed (default: earshot-demo beside the data directory of up)")
    private @Nullable Path data;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "75",
            description = "how long to play (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "another number, another day (default: ${DEFAULT-VALUE})")
    private long seed;

    /** What to do after the report. */
    static final class End {
        @Option(names = "--keep", required = true, description = "stay up after the report")
        private boolean keep;

        @SuppressWarnings("UnusedVariable") // what --keep is not
        @Option(names = "--exit", required = true, description = "stop after the report")
        private boolean exit;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        DataDirectory directory = new DataDirectory(
                data != null ? data : LocalSystem.defaultData().resolveSibling(DIRECTORY));
        try {
            startFresh(directory);
            boolean[] complete = new boolean[1];
            int exit = Foreground.on(directory, err, pipeline -> complete[0] = play(pipeline, directory, err));
            return exit == 0 && !complete[0] ? 1 : exit;
        } catch (UserException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void startFresh(DataDirectory directory) throws Exception {
        if (!Files.exists(directory.path())) {
            return;
        }
        directory.create(); // refuses what is not ours
        directory.lock().close(); // refuses what runs
        Optional<RunFile> killed = directory.run();
        for (ProcessHandle server : killed.map(RunFile::runningServers).orElse(List.of())) {
            if (!Processes.ends(server, TO_END)) {
                throw new UserException(
                        directory.path() + ": process " + server.pid() + " of an earlier demo runs still");
            }
        }
        directory.purge();
    }

    private boolean play(LocalPipeline pipeline, DataDirectory directory, PrintWriter err) throws Exception {
        Progress progress = new Progress(err);
        progress.say("Earshot starts in " + directory.path());
        Demo demo = Demo.prepare(seed);
        RunFile run = pipeline.start(options, progress, demo::pushBrands);
        progress.say("Ready after %.0f s.".formatted(progress.seconds()));
        progress.say("");
        progress.say(demo.title());
        demo.play(run.kafka(), Duration.ofSeconds(seconds), progress::say);
        progress.say("The jobs catch up.");
        Findings.awaitRest(
                run.elasticsearch(),
                Duration.ofSeconds((long) QUIET_CHECKPOINTS * options.checkpointSeconds()),
                TO_CATCH_UP);
        boolean complete = report(demo.findings(run.elasticsearch()), run, directory, err);
        if (complete && stays()) {
            progress.say("");
            progress.say("It stays up: Ctrl-C stops it.");
            Foreground.awaitSignal();
        }
        return complete;
    }

    private boolean report(Findings findings, RunFile run, DataDirectory directory, PrintWriter err)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        findings.lines().forEach(out::println);
        List<Finding> panels = PanelQueries.run(run.elasticsearch());
        List<Finding> empty = panels.stream().filter(panel -> !panel.hasData()).toList();
        out.printf("Dashboards: %d of %d panels find data%n", panels.size() - empty.size(), panels.size());
        out.println();
        out.println("Where to look");
        Addresses.print(run, directory, out);
        out.println("  curl '" + run.elasticsearch() + "/earshot-alerts/_search?pretty'");
        out.println("  ./earshot status --data " + directory.path());
        out.flush();
        for (String missing : findings.missing()) {
            err.println("The demo found " + missing + ", which it should: see " + directory.log());
        }
        empty.forEach(panel -> err.println("A dashboard lacks data: " + panel.line()));
        err.flush();
        return findings.missing().isEmpty() && empty.isEmpty();
    }

    private boolean stays() {
        return end == null ? Boolean.getBoolean("earshot.terminal") : end.keep;
    }
}
