package io.earshot.jobs.cli;

import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.tickets.TicketCourier;
import io.earshot.jobs.tickets.TicketsConfig;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.TicketMessage;
import io.earshot.ticket.TicketTarget;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What has to do with handing items to ticket systems. */
@Command(
        name = "tickets",
        mixinStandardHelpOptions = true,
        description = "Tries how items go to ticket systems.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TicketsCommand.TestCommand.class)
final class TicketsCommand {

    /** Sends all targets, or those that are named, a made-up item. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Sends a made-up item, which says that it is a test, to every target that the file names, once.",
                "A ticket system makes a ticket of it. Says who took it, and under which id. Ends with 1 if somebody did",
                "not, or if the file has errors."
            })
    static final class TestCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "the targets, as tickets.file in settings")
        private Path file;

        @Option(names = "--target", paramLabel = "ID", description = "only this one; may be given again")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--config", paramLabel = "FILE", description = "settings, YAML; later files over earlier ones")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one setting, over files and environment")
        private List<String> assignments = new ArrayList<>();

        @Override
        public Integer call() throws Exception {
            PrintWriter err = spec.commandLine().getErr();
            List<String> settings = new ArrayList<>(assignments);
            settings.add("tickets.file=" + file);
            TicketsConfig config;
            try {
                config = JobsConfig.load(files, System.getenv(), settings).tickets();
            } catch (ConfigException e) {
                e.errors().forEach(err::println);
                return 1;
            }
            List<String> known =
                    config.plan().targets().stream().map(TicketTarget::id).toList();
            if (known.isEmpty()) {
                err.println(file + " names no targets: there is nobody to send anything to");
                return 2;
            }
            for (String id : ids) {
                if (!known.contains(id)) {
                    err.println("there is no target " + id + "; there are " + String.join(", ", known));
                    return 2;
                }
            }
            return test(config, ids.isEmpty() ? known : ids);
        }

        private int test(TicketsConfig config, List<String> chosen) {
            PrintWriter out = spec.commandLine().getOut();
            Instant now = Instant.now();
            Map<String, CompletableFuture<Outcome>> attempts = new LinkedHashMap<>();
            int unsent = 0;
            try (TicketCourier courier = new TicketCourier(config)) {
                chosen.forEach(id -> attempts.put(
                        id, courier.send(new TicketMessage(id, ItemVersion.madeUp(now), true, now), null)));
                for (Map.Entry<String, CompletableFuture<Outcome>> attempt : attempts.entrySet()) {
                    Outcome outcome = attempt.getValue().join();
                    boolean isSent = outcome.kind() == Outcome.Kind.TOLD;
                    unsent += isSent ? 0 : 1;
                    out.println(attempt.getKey() + ": " + (isSent ? "sent" : "not sent") + ": " + outcome.detail()
                            + (outcome.receipt().isEmpty() ? "" : ", as " + outcome.receipt()));
                    out.flush();
                }
            }
            return unsent == 0 ? 0 : 1;
        }
    }
}
