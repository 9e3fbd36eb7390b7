package io.earshot.jobs.cli;

import io.earshot.jobs.labels.Judgements;
import io.earshot.jobs.labels.Judgements.BadJudgementsException;
import io.earshot.jobs.labels.LabelledPost;
import io.earshot.jobs.labels.UnlabelledTexts;
import io.earshot.jobs.send.Problems;
import io.earshot.text.JudgedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What another model says of posts, to learn from beside labels. */
final class JudgedOptions {
    @Option(
            names = "--judgements",
            paramLabel = "FILE",
            description =
                    "what another model, better and slower, says of posts: learned from beside the labels. A line of the word"
                            + " post and the labels, by name; then a line a post: the first 10 hexadecimal digits of the"
                            + " SHA-256 of its text, and how probable each label is. Tabs between; gzip or not")
    private @Nullable Path judgements;

    @Option(
            names = "--unlabelled",
            paramLabel = "FILE",
            arity = "1",
            description =
                    "posts without labels: lines (what stands before a tab is passed over), or the text of CSV or JSON lines; those"
                            + " that --judgements has are learned from too")
    private List<Path> unlabelled = new ArrayList<>();

    /** Whether posts are given, and nothing that is said of them. */
    boolean lacksJudgements() {
        return judgements == null && !unlabelled.isEmpty();
    }

    /** Whether any is given. */
    boolean areGiven() {
        return judgements != null || !unlabelled.isEmpty();
    }

    /**
     * What is said of labelled posts, and of those without a label.
     *
     * @throws IllegalArgumentException with a message for people if the judgements are bad, or none is of a post
     */
    List<JudgedText> read(List<LabelledPost> posts, PrintWriter progress) throws IOException {
        if (judgements == null) {
            return List.of();
        }
        List<String> labels =
                posts.stream().map(LabelledPost::label).distinct().sorted().toList();
        Judgements read = Judgements.read(judgements, labels);
        List<String> texts =
                new ArrayList<>(posts.stream().map(LabelledPost::text).toList());
        Problems problems = new Problems(progress);
        for (Path file : unlabelled) {
            texts.addAll(UnlabelledTexts.read(file, problems));
        }
        if (problems.count() > 0) {
            throw new BadJudgementsException(problems.count() + " lines without labels are bad");
        }
        List<JudgedText> judged = read.of(texts);
        if (judged.isEmpty()) {
            throw new BadJudgementsException(judgements + ": it judges none of the posts: keys are made of the text"
                    + " as it stands in their file");
        }
        progress.printf(Locale.ROOT, "%s judges %,d of %,d posts%n", judgements, judged.size(), texts.size());
        return judged;
    }
}
