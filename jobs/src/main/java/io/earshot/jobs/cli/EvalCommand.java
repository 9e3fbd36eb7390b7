package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.labels.LabelledPost;
import io.earshot.mention.Language;
import io.earshot.text.Confusion;
import io.earshot.text.Evaluation;
import io.earshot.text.PostClassifier;
import io.earshot.text.PostClassifier.Guess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a judgement of the pipeline, or any model, on labelled posts. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        subcommands = {
            EvalArticlesCommand.class,
            EvalCareCommand.class,
            EvalSpikesCommand.class,
            EvalTopicsCommand.class,
            EvalViralCommand.class
        },
        description = {
            "Scores a judgement of the pipeline, or a model of your own, on labelled posts, and writes one JSON"
                    + " object: macro recall, macro F1 and accuracy in percent, the figures of each class and language,"
                    + " the confusion matrix (true label, then guesses), the calibration (expected error, and for each"
                    + " range of confidence the share that was right) and posts a CPU second.",
            "Files are lines of label, tab, text (for language: of language, tab, anything, tab, text); or TSV or CSV"
                    + " with a header; or JSON lines. A column that is called as the KIND, or label, is looked for, text,"
                    + " and language.",
            "With --against a second model judges the same posts, and `paired` says whether the gain is more than luck:"
                    + " McNemar's mid-p of which was right, and the 95 %% interval of the gain in macro recall.",
            "Ends with 1 if a line is bad; the other lines are scored all the same."
        })
final class EvalCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "KIND",
            description = "sentiment, intent, actionable or language; with --model any other name too")
    private String kind = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "labelled posts")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "a model that `earshot train` wrote, or one of OpenNLP's document categorizer; default: what is"
                            + " shipped")
    private @Nullable Path model;

    @Option(names = "--against", paramLabel = "MODEL", description = "another model, to compare with the first")
    private @Nullable Path against;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME",
            description = "what cuts texts for a model of OpenNLP's: whitespace (default) or simple")
    private UserModels.Cut cut = UserModels.Cut.WHITESPACE;

    @Mixin
    private LabelledOptions labelled = new LabelledOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        // Not left to picocli, which would ask the subcommands for them too.
        if (kind.isEmpty() || files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameters: 'KIND', 'FILE'");
        }
        try {
            Function<LabelledPost, Guess> judge = judge();
            PostClassifier other = against == null ? null : UserModels.read(against, kind, cut);
            LabelledOptions.Read read = labelled.read(files, kind, err);
            if (!read.posts().isEmpty()) {
                out.println(report(read.posts(), judge, other));
            }
            return read.bad() == 0 ? 0 : 1;
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

    private Function<LabelledPost, Guess> judge() throws IOException {
        if (model != null) {
            PostClassifier classifier = UserModels.read(model, kind, cut);
            return post -> classifier.guess(post.text());
        }
        return Shipped.judge(kind)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no model for " + kind + " is shipped: give one with --model, or one of the kinds "
                                + String.join(
                                        ", ", Shipped.KINDS.stream().sorted().toList())));
    }

    private ObjectNode report(
            List<LabelledPost> posts, Function<LabelledPost, Guess> judge, @Nullable PostClassifier other) {
        Evaluation evaluation = evaluation(posts, judge);
        ObjectNode report = EvalReport.of(kind, evaluation);
        if (model == null && kind.equals("sentiment")) {
            report.put("unjudged", Shipped.takenForAnotherLanguage(posts));
        }
        if (model == null && kind.equals("language")) {
            addUndetermined(report, evaluation.confusion());
        }
        report.put("postsPerCpuSecond", EvalReport.perCpuSecond(posts, judge));
        if (other != null) {
            Function<LabelledPost, Guess> otherJudge = post -> other.guess(post.text());
            Evaluation second = evaluation(posts, otherJudge);
            ObjectNode figures = EvalReport.of(kind, second);
            figures.put("postsPerCpuSecond", EvalReport.perCpuSecond(posts, otherJudge));
            report.set("against", figures);
            report.set("paired", EvalReport.of(evaluation.against(second)));
        }
        return report;
    }

    private static Evaluation evaluation(List<LabelledPost> posts, Function<LabelledPost, Guess> judge) {
        Evaluation evaluation = new Evaluation();
        for (LabelledPost post : posts) {
            evaluation.add(post.label(), post.language(), judge.apply(post));
        }
        return evaluation;
    }

    private static void addUndetermined(ObjectNode report, Confusion confusion) {
        int undetermined = confusion.labels().stream()
                .mapToInt(label -> confusion.guesses(label).getOrDefault(Language.UNDETERMINED, 0))
                .sum();
        double unknown = (double) undetermined / confusion.count();
        report.put("undetermined", EvalReport.percent(unknown));
        report.put("wrong", EvalReport.percent(1 - confusion.accuracy() - unknown));
    }
}
