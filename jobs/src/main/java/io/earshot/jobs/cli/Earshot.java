package io.earshot.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code earshot} command. Exit codes: 0 done, 1 found bad input or failed, 2 bad usage. */
@Command(
        name = "earshot",
        description = "Hears what people say of your brands, and what deserves an answer.",
        mixinStandardHelpOptions = true,
        version = "earshot 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AlertsCommand.class,
            AnalyzeCommand.class,
            BrandsCommand.class,
            CareCommand.class,
            WatchCommand.class,
            CheckCommand.class,
            EvalCommand.class,
            FeedbackCommand.class,
            MatchCommand.class,
            ModelsCommand.class,
            RunCommand.class,
            SendCommand.class,
            SetupCommand.class,
            SpikesCommand.class,
            TicketsCommand.class,
            TopicsCommand.class,
            TrainCommand.class,
            WorklistCommand.class
        })
public final class Earshot {
    private Earshot() {}

    public static void main(String[] args) {
        // Data is UTF-8, whatever the terminal's own encoding.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine().setOut(out).execute(args));
    }

    /** The command with every subcommand on the class path. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Earshot());
        for (Subcommand subcommand : ServiceLoader.load(Subcommand.class)) {
            commandLine.addSubcommand(subcommand);
        }
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }
}
