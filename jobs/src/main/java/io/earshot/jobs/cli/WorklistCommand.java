package io.earshot.jobs.cli;

import io.earshot.care.Item;
import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.connect.LatestItems;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the running system wants answered, as it changes. */
@Command(
        name = "worklist",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the running system wants answered: the items of earshot.items, the most urgent first.",
            "With --follow it stays and shows each change, until Ctrl-C."
        })
final class WorklistCommand implements Callable<Integer> {
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final long REFRESH_MILLIS = 1_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaTarget kafka;

    @Option(names = "--brand", paramLabel = "ID", description = "items of this brand alone")
    private @Nullable String brand;

    @Option(names = "--team", paramLabel = "ID", description = "items of this team alone")
    private @Nullable String team;

    @Option(names = "--all", description = "those that are done too")
    private boolean all;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many to show (default: ${DEFAULT-VALUE})")
    private int top;

    @Option(
            names = {"-f", "--follow"},
            description = "stay, and show what changes")
    private boolean follow;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (top < 1) {
            err.println("--top: expected at least 1, found " + top);
            return 2;
        }
        try (LatestItems items = new LatestItems(kafka.resolve(), this::isWanted)) {
            show(items, out);
            while (follow && !out.checkError()) {
                long until = System.currentTimeMillis() + REFRESH_MILLIS;
                do {
                    items.poll(); // waits a moment itself
                } while (System.currentTimeMillis() < until);
                show(items, out); // also without news: what is left of the clocks goes down
            }
            return 0;
        } catch (ConfigException e) {
            e.errors().forEach(err::println);
            return 2;
        } catch (KafkaException e) {
            err.println("Kafka cannot be read: " + e.getMessage());
            return 1;
        }
    }

    private boolean isWanted(Item item) {
        return (all || item.open())
                && (brand == null || brand.equals(item.brand()))
                && (team == null || team.equals(item.team()));
    }

    private void show(LatestItems items, PrintWriter out) {
        List<Item> now = items.items();
        Instant asOf = Instant.now(Clock.systemUTC());
        StringWriter table = new StringWriter();
        Worklist.print(now, asOf, top, new PrintWriter(table, true));
        out.print(follow ? CLEAR + table : table);
        out.flush();
    }
}
