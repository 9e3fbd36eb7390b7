package io.earshot.jobs.cli;

import io.earshot.brand.BrandBook;
import io.earshot.brand.BrandFinding;
import io.earshot.jobs.config.TicketsOptions;
import io.earshot.notify.NotifyFile;
import io.earshot.query.Severity;
import io.earshot.ticket.TicketFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with brand books and their queries, with who is told of alerts and where items go, all of it at once. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Validates brand books and queries, and files that say who is told of alerts and where items go.",
            "Names each error and warning by file, line and column. Ends with 1 if there are errors."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "BRANDBOOK",
            arity = "0..*",
            description = "YAML files, and directories of them, that together are one book")
    private List<Path> books = new ArrayList<>();

    @Option(
            names = "--notify",
            paramLabel = "FILE",
            description = "says who is told of alerts; with the environment that it is to run in")
    private @Nullable Path people;

    @Option(
            names = "--tickets",
            paramLabel = "FILE",
            description = "says which ticket systems have which items; with the environment that it is to run in")
    private @Nullable Path tickets;

    @Override
    public Integer call() {
        if (books.isEmpty() && people == null && tickets == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "nothing to check: name a brand book, by --notify who is told of alerts, or by --tickets where items go");
        }
        PrintWriter err = spec.commandLine().getErr();
        try {
            boolean isGood = books.isEmpty() || check(BrandFiles.read(books));
            if (people != null) {
                isGood &= check(NotifyFile.read(people.toString(), Files.readAllBytes(people), System.getenv()));
            }
            if (tickets != null) {
                isGood &= check(TicketFile.read(
                        tickets.toString(), Files.readAllBytes(tickets), TicketsOptions.surroundings(System.getenv())));
            }
            return isGood ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            err.flush();
        }
    }

    private boolean check(BrandBook book) {
        int queries =
                book.brands().stream().mapToInt(brand -> brand.queries().size()).sum();
        return tell(
                book.findings(),
                count(book.brands().size(), "brand") + " with " + (queries == 1 ? "1 query" : queries + " queries"));
    }

    private boolean check(NotifyFile file) {
        return tell(
                file.findings(),
                count(file.plan().targets().size(), "target") + " and "
                        + count(file.plan().routes().size(), "route"));
    }

    private boolean check(TicketFile file) {
        return tell(file.findings(), count(file.plan().targets().size(), "target"));
    }

    /** Says what was found, and whether there is no error in it. */
    private boolean tell(List<BrandFinding> findings, String what) {
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        out.println(errors(errors) + ", " + count(findings.size() - errors, "warning") + "; " + what
                + (errors == 0 ? "" : " left without errors"));
        out.flush();
        return errors == 0;
    }

    private static String errors(long errors) {
        return errors == 0 ? "No errors" : count(errors, "error");
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
