package io.earshot.jobs.cli;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.brand.Names;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.mention.Ruling;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import io.earshot.text.Mentions;
import io.earshot.text.Understanding;
import io.earshot.text.UnderstandingJudge;
import io.earshot.topic.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the posts of a file into topics, one by one and without looking ahead, as the trends job does. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "The topic of each post, in order; or the topics themselves.",
            "Reads posts as JSON lines, of which only `text` is required, and writes a JSON line a post with its `id` and"
                    + " its `topic`, as it was when the post came: nothing is taken back when topics merge later.",
            "Without --brands all posts are of one brand. With it a post has a line for each brand that it means, with"
                    + " the `brand`; posts of a brand's own, and those that mean none, have none.",
            "Ends with 1 if the brand book or a line is bad; the other lines are done all the same."
        })
final class TopicsCommand implements Callable<Integer> {
    private static final String ANY_BRAND = "all";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--brands",
            paramLabel = "BRANDBOOK",
            arity = "1",
            description = "YAML file, or directory of them; several together are one book")
    private List<Path> books = new ArrayList<>();

    @Option(
            names = "--brand",
            paramLabel = "ID",
            description =
                    "with --brands, only this brand; without, what the brand is called (default: " + ANY_BRAND + ")")
    private @Nullable String brandId;

    @Option(names = "--summary", description = "one JSON line a topic in place of a post, as in earshot.topics")
    private boolean summary;

    @Option(
            names = "--score",
            description = "add a `score`, 0..1, that rises with how little the post is like what was known")
    private boolean score;

    @Option(
            names = "--html",
            paramLabel = "PAGE",
            description = "also writes a page with the largest topics: label, words, size, tone, what people wrote, and"
                    + " when they did, drawn")
    private @Nullable Path html;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "posts as JSON lines; standard input where left out, or -")
    private @Nullable Path file;

    @Override
    public Integer call() {
        if (summary && score) {
            throw new ParameterException(
                    spec.commandLine(), "--score is of posts and --summary of topics: only one of them can be had");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Consumer<Post> hear = books.isEmpty() ? anyBrand(out) : ofBook(out, err);
            if (hear == null) {
                return 1;
            }
            ReadProgress progress = new ReadProgress(err, ReadProgress.isTerminal(), System.nanoTime());
            int bad = PostLines.read(file, err, post -> {
                hear.accept(post);
                progress.done(System.nanoTime());
            });
            List<Topic> topics = summary || html != null ? replay.topics() : List.of();
            if (summary) {
                topics.forEach(topic -> write(Json.string(topic), out));
            }
            if (html != null) {
                page.write(topics, html);
            }
            return bad == 0 ? 0 : 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private TopicReplay replay;
    private TopicsPage page;

    private Consumer<Post> anyBrand(PrintWriter out) {
        String brand = brandId == null ? ANY_BRAND : brandId;
        Mentions mentions = new Mentions(Understanding.load());
        begin();
        return post -> hear(mention(mentions, post, brand), false, out);
    }

    private void begin() {
        replay = new TopicReplay(summary || html != null);
        boolean isPiped = file == null || file.toString().equals("-");
        page = new TopicsPage(isPiped ? "standard input" : String.valueOf(file.getFileName()));
    }

    /** A topic's summary tells of tone and wants; a post's topic needs neither. */
    private Mention mention(Mentions mentions, Post post, String brand) {
        return summary || html != null
                ? mentions.of(post, brand, List.of(), List.of(), Names.NONE, List.of(), false, false, Ruling.NONE)
                : mentions.gist(post, brand);
    }

    private @Nullable Consumer<Post> ofBook(PrintWriter out, PrintWriter err) throws IOException {
        BrandBook book = BrandFiles.read(books);
        book.findings().forEach(err::println);
        if (book.hasErrors()) {
            return null;
        }
        List<Brand> brands = book.brands().stream()
                .filter(brand -> brandId == null || brandId.equals(brand.id()))
                .toList();
        if (brands.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--brand: there is no brand " + brandId + "; the brand book has "
                            + book.brands().stream().map(Brand::id).collect(Collectors.joining(", ")));
        }
        MatchSession session = BrandMatcher.compile(brands).newSession(new UnderstandingJudge());
        Mentions mentions = new Mentions(Understanding.load());
        begin();
        return post -> {
            for (BrandMatch match : session.match(post)) {
                if (!match.own()) {
                    hear(mention(mentions, post, match), true, out);
                }
            }
        };
    }

    private Mention mention(Mentions mentions, Post post, BrandMatch match) {
        return summary || html != null
                ? mentions.of(post, match)
                : mentions.gist(post, match.brand().id());
    }

    private void hear(Mention mention, boolean ofBook, PrintWriter out) {
        TopicReplay.Placed placed = replay.add(mention);
        if (html != null) {
            page.add(mention, placed);
        }
        if (!summary) {
            write(
                    Json.string(new Line(
                            mention.post().id(),
                            ofBook ? mention.brand() : null,
                            placed.topic(),
                            score ? Math.rint(placed.surprise() * 1e4) / 1e4 : null)),
                    out);
        }
    }

    /** What is written of a post. */
    private record Line(
            String id,
            @Nullable String brand,
            String topic,
            @Nullable Double score) {}

    private static void write(String line, PrintWriter out) {
        // Not println, which would flush a terminal's line each time.
        out.write(line);
        out.write('\n');
    }
}
