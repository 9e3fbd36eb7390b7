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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "Ends with 1 if a line is bad; the other lines are scored all the same."
        })
final class EvalTopicsCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "posts with the topics that people told")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private LabelledOptions labelled = new LabelledOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            long bad = 0;
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

    private static ObjectNode report(Path file, List<LabelledPost> posts) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Mentions mentions = new Mentions(Understanding.load());
        BrandTopics topics = new BrandTopics("all", TopicSettings.DEFAULTS);
        PartitionScore score = new PartitionScore();
        long inTopics = 0;
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < posts.size(); i++) {
            Mention mention = mentions.gist(post(i, posts.get(i).text()), "all");
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

    private static Post post(int number, String text) {
        return new Post(
                Integer.toString(number + 1),
                Platform.OTHER,
                null,
                new Author(null, null, null, null, null),
                text,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
