package io.earshot.jobs.cli;

import io.earshot.text.LabelledText;
import io.earshot.text.Training;
import io.earshot.text.model.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds the sentiment model. */
@Command(
        name = "sentiment",
        mixinStandardHelpOptions = true,
        description = {
            "Builds the sentiment model from labelled English posts, one a line: label, tab, text. The labels are negative,"
                    + " neutral and positive. The same file gives the same model, byte for byte.",
            "Ends with 1, and writes nothing, if a line is bad or a label is missing."
        })
final class TrainSentimentCommand implements Callable<Integer> {
    private static final Set<String> LABELS = Set.of("negative", "neutral", "positive");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "lines of label, tab, text")
    private Path file;

    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "file to write the model to")
    private Path model;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<LabelledText> posts = new ArrayList<>();
            int bad = EvalReport.read(file, line -> EvalReport.labelled(line, LABELS), err, posts);
            if (bad > 0) {
                return 1;
            }
            Training.Learned learned = new Training(Training.Plan.of("sentiment", "en"), err::println).learn(posts);
            byte[] bytes = ModelFile.write(learned.model());
            Files.write(model, bytes);
            err.println(model + ": " + bytes.length + " bytes, from " + posts.size() + " posts");
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(file + ": " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            err.flush();
        }
    }
}
