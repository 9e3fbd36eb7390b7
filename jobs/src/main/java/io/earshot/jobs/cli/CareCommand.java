package io.earshot.jobs.cli;

import io.earshot.brand.BrandBook;
import io.earshot.care.Activity;
import io.earshot.care.CareReplay;
import io.earshot.care.Verdict;
import io.earshot.customer.CustomerNews;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what of a file deserves an answer, by when, and whether it got one. */
@Command(
        name = "care",
        mixinStandardHelpOptions = true,
        description = {
            "Says what deserves an answer, with its priority and its clock, and whether it got one.",
            "Reads posts as JSON lines, of which only `text` is required, and writes one JSON line an item, as"
                    + " ticket systems read it: as of the last post or activity, judged by their own time.",
            "Ends with 1 if the brand book or a line is bad; the other lines are done all the same."
        })
final class CareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--brands",
            paramLabel = "BRANDBOOK",
            required = true,
            arity = "1",
            description = "YAML file, or directory of them; several together are one book")
    private List<Path> books = new ArrayList<>();

    @Option(names = "--activity", paramLabel = "FILE", description = "what agents did, as JSON lines")
    private @Nullable Path activityFile;

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            description = "what the company's books say of customers, as JSON lines")
    private @Nullable Path customerFile;

    @Option(names = "--events", description = "what happened to the items, in place of the items")
    private boolean events;

    @Option(names = "--table", description = "a worklist for a person, in place of JSON lines")
    private boolean table;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "judge as of this time, such as 2026-11-22T10:15:00Z, and leave out what came later")
    private @Nullable Instant asOf;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "posts as JSON lines; standard input where left out, or -")
    private @Nullable Path file;

    private final List<Mention> mentions = new ArrayList<>();
    private final List<Activity> activities = new ArrayList<>();
    private final List<CustomerNews> customers = new ArrayList<>();
    private Instant latest = Instant.EPOCH;

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
            int bad = PostLines.read(file, err, post -> {
                passed(post.createdAt());
                mentions.addAll(matched.of(post));
            });
            if (activityFile != null) {
                bad += RecordLines.read(activityFile, err, line -> Activity.read(null, line), this::hear);
            }
            if (customerFile != null) {
                bad += RecordLines.read(
                        customerFile, err, line -> CustomerNews.read(null, line, Instant.EPOCH), customers::add);
            }
            care(book, out);
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void hear(Activity activity) {
        passed(activity.at());
        activities.add(activity);
    }

    private void passed(Instant time) {
        latest = time.isAfter(latest) ? time : latest;
    }

    private void care(BrandBook book, PrintWriter out) {
        Instant end = asOf == null ? latest : asOf;
        CareReplay replay = new CareReplay(book.brands(), end).know(customers).run(mentions, activities);
        if (table) {
            Worklist.print(replay.items(), end, out);
            out.println();
            out.println(counts("Mentions that ask for an answer: ", replay.verdicts(), true));
            out.println(counts("Mentions that ask for none: ", replay.verdicts(), false));
        } else if (events) {
            replay.events().forEach(event -> out.write(Json.string(event) + "\n"));
        } else {
            replay.items().forEach(item -> out.write(Json.string(item) + "\n"));
        }
    }

    private static String counts(String what, Map<Verdict, Integer> verdicts, boolean open) {
        String counts = verdicts.entrySet().stream()
                .filter(verdict -> verdict.getKey().open() == open)
                .map(verdict -> verdict.getValue() + " " + verdict.getKey().reason())
                .collect(Collectors.joining(", "));
        return what + (counts.isEmpty() ? "none" : counts);
    }

    private static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Json.instant(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no instant: expected such as 2026-11-22T10:15:00Z");
            }
        }
    }
}
