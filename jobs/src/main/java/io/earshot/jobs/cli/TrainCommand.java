package io.earshot.jobs.cli;

import picocli.CommandLine.Command;

/** Builds the models that are ours: one command a kind. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Builds a model from labelled data.",
        synopsisSubcommandLabel = "KIND",
        subcommands = TrainSentimentCommand.class)
final class TrainCommand {}
