package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.help.ArticleTrial;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores how well articles are found that answer a question. */
@Command(
        name = "articles",
        mixinStandardHelpOptions = true,
        description = {
            "Scores how well the articles are found that answer a question, by questions of which the file says what"
                    + " they ask for (its column category, or label), and writes one JSON object; shares in percent.",
            "In five rounds a fifth of the questions is asked, and --questions of the others are the text of the article"
                    + " of what they ask for. A fifth of what is asked for has no article: a suggestion there is wrong.",
            "`hit1`, `hit3`: of the questions with an article, how many find it first, and among three; `overlap`: the"
                    + " same by counting shared words. `suggested`: how many get a suggestion, `precision`: how many of"
                    + " those rightly, `helped`: how many of the questions with an article. `precise`: from which"
                    + " likelihood of the best on nine of ten are right, and how many that are.",
            "Ends with 1 if a line is bad; the other lines are scored all the same."
        })
final class EvalArticlesCommand implements Callable<Integer> {
    private static final double PRECISE = 0.9;
    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "questions, each with what it asks for")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--questions",
            paramLabel = "N",
            description = "how many questions make an article; default ${DEFAULT-VALUE}")
    private int questions = 10;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "language of the questions; default ${DEFAULT-VALUE}")
    private String language = "en";

    @Mixin
    private LabelledOptions labelled = new LabelledOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (questions < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--questions " + questions + ": expected a number above 0");
        }
        try {
            LabelledOptions.Read read = labelled.read(files, "category", err);
            List<ArticleTrial.Question> asked = read.posts().stream()
                    .map(post -> new ArticleTrial.Question(post.text(), post.label()))
                    .toList();
            if (!asked.isEmpty()) {
                out.println(report(asked));
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

    private ObjectNode report(List<ArticleTrial.Question> asked) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<ArticleTrial.Answer> answers = new ArticleTrial(questions, language).run(asked);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / NANOS;
        long answerable =
                answers.stream().filter(ArticleTrial.Answer::hasArticle).count();
        long suggested =
                answers.stream().filter(answer -> answer.suggested() > 0).count();
        long helped = answers.stream().filter(ArticleTrial.Answer::isHelped).count();
        ObjectNode report = Json.MAPPER
                .createObjectNode()
                .put("kind", "articles")
                .put("count", answers.size())
                .put("questionsAnArticle", questions);
        hits(report, answers, ArticleTrial.Answer::place, answerable);
        hits(report.putObject("overlap"), answers, ArticleTrial.Answer::byOverlap, answerable);
        report.put("suggested", share(suggested, answers.size()))
                .put("precision", share(helped, suggested))
                .put("helped", share(helped, answerable));
        precise(report, answers, answerable);
        return report.put("questionsPerCpuSecond", Math.round(answers.size() / seconds));
    }

    private static void hits(
            ObjectNode to, List<ArticleTrial.Answer> answers, ToIntFunction<ArticleTrial.Answer> place, long of) {
        to.put(
                        "hit1",
                        share(
                                answers.stream()
                                        .filter(answer -> place.applyAsInt(answer) == 1)
                                        .count(),
                                of))
                .put(
                        "hit3",
                        share(
                                answers.stream()
                                        .filter(answer -> place.applyAsInt(answer) > 0)
                                        .count(),
                                of));
    }

    private static void precise(ObjectNode report, List<ArticleTrial.Answer> answers, long answerable) {
        List<ArticleTrial.Answer> surest = new ArrayList<>(answers);
        surest.sort(Comparator.comparingDouble(ArticleTrial.Answer::likely).reversed());
        long right = 0;
        long rightAbove = 0;
        double from = 1;
        for (int i = 0; i < surest.size(); i++) {
            if (surest.get(i).place() == 1) {
                right++;
            }
            if (right >= PRECISE * (i + 1)) {
                rightAbove = right;
                from = surest.get(i).likely();
            }
        }
        report.putObject("precise")
                .put("from", Math.rint(from * 100) / 100)
                .put("helped", share(rightAbove, answerable));
    }

    private static double share(long part, long of) {
        return of == 0 ? 0 : EvalReport.percent((double) part / of);
    }
}
