package io.earshot.jobs.cli;

import io.earshot.brand.BrandBook;
import io.earshot.query.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with brand books and their queries, all of it at once. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Validates brand books and queries.",
            "Names each error and warning by file, line and column. Ends with 1 if there are errors."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BRANDBOOK",
            arity = "1..*",
            description = "YAML files, and directories of them, that together are one book")
    private List<Path> books = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        BrandBook book;
        try {
            book = BrandFiles.read(books);
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        }
        book.findings().forEach(err::println);
        err.flush();
        long errors = book.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        int queries =
                book.brands().stream().mapToInt(brand -> brand.queries().size()).sum();
        out.println(errors(errors) + ", " + count(book.findings().size() - errors, "warning") + "; "
                + count(book.brands().size(), "brand") + " with " + (queries == 1 ? "1 query" : queries + " queries")
                + (errors == 0 ? "" : " left without errors"));
        out.flush();
        return errors == 0 ? 0 : 1;
    }

    private static String errors(long errors) {
        return errors == 0 ? "No errors" : count(errors, "error");
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
