package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.text.Confusion;
import io.earshot.text.LabelledText;
import io.earshot.text.Understanding;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the sentiment model. */
@Command(
        name = "sentiment",
        mixinStandardHelpOptions = true,
        description = {
            "Scores the sentiment model on labelled English posts, one a line: label, tab, text. The labels are negative,"
                    + " neutral and positive.",
            "Writes macro recall, macro F1 and accuracy in percent, the figures of each class, the confusion matrix (true"
                    + " label, then guesses), `unjudged` (how many posts the pipeline would leave unjudged, taking them for"
                    + " another language) and posts a CPU second.",
            "Ends with 1 if a line is bad; the other lines are scored all the same."
        })
final class EvalSentimentCommand implements Callable<Integer> {
    private static final Set<String> LABELS = Arrays.stream(Sentiment.Label.values())
            .map(label -> label.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "lines of label, tab, text")
    private Path file;

    @Override
    public Integer call() {
        return EvalReport.run(spec, file, fields -> EvalReport.labelled(fields, LABELS), EvalSentimentCommand::report);
    }

    private static ObjectNode report(List<LabelledText> posts) {
        Understanding understanding = Understanding.load();
        Confusion confusion = new Confusion();
        int unjudged = 0;
        for (LabelledText post : posts) {
            Sentiment guess = understanding.sentiment(post.text(), "en");
            confusion.add(post.label(), guess.label().name().toLowerCase(Locale.ROOT));
            String language = understanding.language(post.text(), null).code();
            unjudged += language.equals("en") || language.equals(Language.UNDETERMINED) ? 0 : 1;
        }
        ObjectNode report = EvalReport.of("sentiment", confusion);
        report.put("unjudged", unjudged);
        report.put(
                "postsPerCpuSecond",
                EvalReport.perCpuSecond(posts, post -> understanding.sentiment(post.text(), "en")));
        return report;
    }
}
