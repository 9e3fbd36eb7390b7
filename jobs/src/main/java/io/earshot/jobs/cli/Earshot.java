package io.earshot.jobs.cli;

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
        subcommands = {RunCommand.class, SetupCommand.class})
public final class Earshot {
    private Earshot() {}

    public static void main(String[] args) {
        int exitCode = commandLine().execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
        // Otherwise the JVM ends when its work does: on a cluster it is not ours to end.
    }

    /** The command with every subcommand on the class path. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Earshot());
        for (Subcommand subcommand : ServiceLoader.load(Subcommand.class)) {
            commandLine.addSubcommand(subcommand);
        }
        return commandLine;
    }
}
