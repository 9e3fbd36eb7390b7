package io.earshot.jobs.cli;

import picocli.CommandLine.Command;

/** Scores a model or detector on labelled data: one command a kind. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = "Scores a model or detector on labelled data, and writes one JSON object.",
        synopsisSubcommandLabel = "KIND",
        subcommands = {EvalSentimentCommand.class, EvalLanguageCommand.class})
final class EvalCommand {}
