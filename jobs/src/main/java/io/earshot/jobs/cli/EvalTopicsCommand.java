package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.labels.LabelledPost;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.text.Mentions;
import io.earshot.text.Understanding;
import io.earshot.topic.BrandTopics;
import io.earshot.topic.PartitionScore;
import io.earshot.topic.TopicSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the topics on posts whose topics are known. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "Scores the topics of posts, as `earshot topics` would put them, on posts whose topics people told, and writes"
                    + " one JSON object: normalized mutual information in percent, by the arithmetic mean of both"
                    + " entropies and by the geometric one, homogeneity, completeness, purity, how many topics there"
                    + " are and were found, and posts a CPU second.",
            "Files are JSON lines, CSV or TSV with the fields text and topic; each is a stream of its own, read in order."
                    + " No time passes between the posts of a file.",
            "With --crises it scores crises in a stream of time instead: purity of the topics of five posts and more;"
                    + " homogeneity, completeness and NMI of the posts about crises; and of each crisis how much of it is"
                    + " in its largest topic, and how soon, in posts and minutes from its first, it has a topic of five"
                    + " posts of which half are about it, and that topic is told, and is hot.",
            "Ends with 1 if a line is bad; the other lines are scored all the same."
        })
final class EvalTopicsCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "posts with the topics that people told")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--crises",
            paramLabel = "DIR",
            description = "CSV files of CrisisLexT26, a crisis each, which begin 12 hours one after the other")
    private @Nullable Path crises;

    @Option(
            names = "--noise",
            paramLabel = "CSV",
            description = "with --crises, posts to mix in by their times: created_at, author, text")
    private @Nullable Path noise;

    @Mixin
    private LabelledOptions labelled = new LabelledOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (files.isEmpty() == (crises == null) || (noise != null && crises == null)) {
            throw new ParameterException(
                    spec.commandLine(), "either FILEs or --crises DIR are expected, and --noise only with --crises");
        }
        try {
            long bad = crises == null ? 0 : scoreCrises(crises, out, err);
            for (Path file : files) {
                LabelledOptions.Read read = labelled.read(List.of(file), "topic", err);
                bad += read.bad();
                if (!read.posts().isEmpty()) {
                    out.println(report(file, read.posts()));
                }
            }
            return bad == 0 ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Writes the figures; how many rows were bad. */
    private int scoreCrises(Path folder, PrintWriter out, PrintWriter err) throws IOException {
        CrisisStream stream = new CrisisStream(err::println);
        Mentions mentions = new Mentions(Understanding.load());
        CrisisTrial trial = new CrisisTrial();
        trial.hear(
                stream.read(folder, noise),
                (number, item) -> mentions.gist(post(number, item.author(), item.text(), item.at()), "all"));
        out.println(trial.report());
        return stream.bad();
    }

    private static ObjectNode report(Path file, List<LabelledPost> posts) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Mentions mentions = new Mentions(Understanding.load());
        BrandTopics topics = new BrandTopics("all", TopicSettings.DEFAULTS);
        PartitionScore score = new PartitionScore();
        long inTopics = 0;
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < posts.size(); i++) {
            Mention mention = mentions.gist(post(i, null, posts.get(i).text(), Instant.EPOCH), "all");
            long before = threads.getCurrentThreadCpuTime();
            String topic = topics.add(mention);
            inTopics += threads.getCurrentThreadCpuTime() - before;
            score.add(posts.get(i).label(), topic);
        }
        long all = threads.getCurrentThreadCpuTime() - start;
        return Json.MAPPER
                .createObjectNode()
                .put("kind", "topics")
                .put("file", String.valueOf(file.getFileName()))
                .put("posts", posts.size())
                .put("nmi", EvalReport.percent(score.nmi()))
                .put("nmiGeometric", EvalReport.percent(score.geometricNmi()))
                .put("homogeneity", EvalReport.percent(score.homogeneity()))
                .put("completeness", EvalReport.percent(score.completeness()))
                .put("purity", EvalReport.percent(score.purity()))
                .put("topics", score.labels())
                .put("found", score.groups())
                .put("postsPerCpuSecond", Math.round(posts.size() / (all / NANOS)))
                .put("intoTopicsPerCpuSecond", Math.round(posts.size() / (inTopics / NANOS)));
    }

    private static Post post(int number, @Nullable String author, String text, Instant at) {
        return Post.of(
                Integer.toString(number + 1), Platform.OTHER, new Author(null, author, null, null, null), text, at);
    }
}
