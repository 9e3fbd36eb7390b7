package io.earshot.jobs.cli;

import io.earshot.brand.BrandBook;
import io.earshot.brand.Names;
import io.earshot.care.Activity;
import io.earshot.care.CarePolicy;
import io.earshot.care.CareReplay;
import io.earshot.care.Item;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import io.earshot.text.Mentions;
import io.earshot.text.Understanding;
import io.earshot.text.UnderstandingJudge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
            MatchSession session = BrandMatcher.compile(book.brands()).newSession(new UnderstandingJudge());
            Mentions understood = new Mentions(Understanding.load());
            int bad = PostLines.read(file, err, post -> hear(post, session.match(post), understood));
            if (activityFile != null) {
                bad += ActivityLines.read(activityFile, err, this::hear);
            }
            write(out);
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void hear(Post post, List<BrandMatch> matches, Mentions understood) {
        passed(post.createdAt());
        for (BrandMatch match : matches) {
            mentions.add(understood.of(
                    post,
                    match.brand().id(),
                    match.brand().languages(),
                    match.brand().personalData(),
                    Names.of(match.brand()),
                    match.queries(),
                    match.tagged(),
                    match.own(),
                    match.ruling()));
        }
    }

    private void hear(Activity activity) {
        passed(activity.at());
        activities.add(activity);
    }

    private void passed(Instant time) {
        latest = time.isAfter(latest) ? time : latest;
    }

    private void write(PrintWriter out) {
        Instant end = asOf == null ? latest : asOf;
        List<Item> items = CareReplay.items(mentions, activities, CarePolicy.defaults(), end);
        if (table) {
            Worklist.print(items, end, out);
            return;
        }
        for (Item item : items) {
            out.write(Json.string(item));
            out.write('\n');
        }
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
