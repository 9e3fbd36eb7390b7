package io.earshot.jobs.cli;

import io.earshot.jobs.models.ModelFiles;
import io.earshot.text.Models;
import io.earshot.text.Understanding;
import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the models that posts are judged by, and says whether a job would take a file. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Shows the models that posts are judged by, and checks those of your own.",
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Prints a line for each shipped model, and for each in a directory: kind, language, version, bytes, labels and"
                        + " where it is.",
                "Ends with 1 if a file of the directory is refused."
            })
    int list(
            @Parameters(paramLabel = "DIR", arity = "0..1", description = "what mentions.models.directory names")
                    @Nullable
                    Path directory) {
        Models ours = Understanding.load().models();
        ours.all().forEach(model -> print(model, ModelFile.write(model).length, "shipped"));
        try {
            return directory == null ? done(0) : each(ModelFiles.in(directory), ours);
        } catch (IOException e) {
            err().println(Unreadable.message(e));
            return done(2);
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Says of each file whether a job would take it, and what is wrong with it if not.",
                "Ends with 1 if one is refused."
            })
    int check(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "models, as earshot train writes them")
                    List<Path> files) {
        return each(files, Understanding.load().models());
    }

    /** Prints the good ones and names the others. */
    private int each(List<Path> files, Models ours) {
        List<String> refused = new ArrayList<>();
        boolean unreadable = false;
        for (Path file : files) {
            try {
                print(ModelFiles.read(file, ours), Files.size(file), file.toString());
            } catch (BadModelException e) {
                refused.add(file + ": " + e.getMessage());
            } catch (IOException e) {
                unreadable = true;
                refused.add(Unreadable.message(e));
            }
        }
        refused.forEach(err()::println);
        return done(unreadable ? 2 : refused.isEmpty() ? 0 : 1);
    }

    private void print(Classifier model, long bytes, String place) {
        out().printf(
                        "%-12s %-4s %s %8d  %s  %s%n",
                        model.about().kind(),
                        model.about().language(),
                        model.about().version(),
                        bytes,
                        String.join(",", model.labels()),
                        place);
    }

    private int done(int exitCode) {
        out().flush();
        err().flush();
        return exitCode;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
