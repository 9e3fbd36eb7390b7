package io.earshot.jobs.cli;

import io.earshot.alert.Alert;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.topic.Topic;
import io.earshot.watch.BrandWatch;
import io.earshot.watch.Told;
import io.earshot.watch.WatchSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The alerts that posts in a file would have raised, as the trends job tells them. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "The alerts that the posts of a file would have raised: each time one was told, in order, as earshot.alerts"
                    + " has it. Says what a brand's settings (alerts: in its book) would have told, before they are in"
                    + " force.",
            "Reads all posts before the first alert is written, as they are put in order of createdAt first."
        })
final class WatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--brands", required = true, paramLabel = "BRANDBOOK", description = "whom to listen for")
    private List<Path> books = new ArrayList<>();

    @Option(names = "--topics", description = "topics too, each time one was told, as earshot.topics has them")
    private boolean topics;

    @Option(names = "--table", description = "a line for a person each time, in place of JSON")
    private boolean table;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "posts as JSON lines; standard input where left out, or -")
    private @Nullable Path file;

    private final List<Mention> mentions = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            BrandBook book = BrandFiles.read(books);
            book.findings().forEach(err::println);
            if (book.hasErrors()) {
                return 1;
            }
            MatchedMentions matched = new MatchedMentions(book.brands());
            int bad = PostLines.read(file, err, post -> mentions.addAll(matched.of(post)));
            mentions.sort(
                    Comparator.comparing((Mention mention) -> mention.post().createdAt())
                            .thenComparing(Mention::mention));
            watch(book.brands(), out);
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void watch(List<Brand> brands, PrintWriter out) {
        Map<String, BrandWatch> watches = new TreeMap<>();
        for (Brand brand : brands) {
            watches.put(brand.id(), new BrandWatch(brand.id(), WatchSettings.of(brand.alerts())));
        }
        for (Mention mention : mentions) {
            tell(watches.get(mention.brand()).add(mention), out);
        }
        watches.values().forEach(watch -> tell(watch.finish(), out));
    }

    private void tell(Told told, PrintWriter out) {
        if (topics) {
            told.topics().forEach(topic -> out.write((table ? line(topic) : Json.string(topic)) + "\n"));
        }
        told.alerts().forEach(alert -> out.write((table ? line(alert) : Json.string(alert)) + "\n"));
    }

    private static String line(Alert alert) {
        return "%s  %-8s  %-7s  %s  %s"
                .formatted(
                        Json.instant(alert.updatedAt()),
                        code(alert.level()),
                        code(alert.state()),
                        alert.alert(),
                        alert.reason());
    }

    private static String line(Topic topic) {
        return "%s  %-8s  %-7s  %s  %d mentions by %d authors: %s"
                .formatted(
                        Json.instant(topic.lastSeen()),
                        "topic",
                        code(topic.state()),
                        topic.topic(),
                        topic.size(),
                        topic.authors(),
                        topic.label());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
