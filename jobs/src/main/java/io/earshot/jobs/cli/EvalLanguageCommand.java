package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.mention.Language;
import io.earshot.text.Confusion;
import io.earshot.text.LabelledText;
import io.earshot.text.Understanding;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the language detector. */
@Command(
        name = "language",
        mixinStandardHelpOptions = true,
        description = {
            "Scores the language detector on labelled posts, one a line: BCP 47 code, tab, anything, tab, text.",
            "Writes accuracy, macro recall and macro F1 in percent, the figures of each language, the confusion matrix"
                    + " (true language, then guesses; `und` is never right), `undetermined` and `wrong` in percent, and"
                    + " posts a CPU second.",
            "Ends with 1 if a line is bad; the other lines are scored all the same."
        })
final class EvalLanguageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "lines of language, tab, anything, tab, text")
    private Path file;

    @Override
    public Integer call() {
        return EvalReport.run(spec, file, EvalLanguageCommand::post, EvalLanguageCommand::report);
    }

    private static LabelledText post(String line) throws EvalReport.BadLineException {
        int first = line.indexOf('\t');
        int second = line.indexOf('\t', first + 1);
        if (first <= 0 || second < 0) {
            throw new EvalReport.BadLineException("expected language, tab, anything, tab, text");
        }
        return new LabelledText(line.substring(0, first), line.substring(second + 1));
    }

    private static ObjectNode report(List<LabelledText> posts) {
        Understanding understanding = Understanding.load();
        Confusion confusion = new Confusion();
        int undetermined = 0;
        for (LabelledText post : posts) {
            String guess = understanding.language(post.text(), null).code();
            confusion.add(post.label(), guess);
            undetermined += guess.equals(Language.UNDETERMINED) ? 1 : 0;
        }
        double unknown = (double) undetermined / confusion.count();
        ObjectNode report = EvalReport.of("language", confusion);
        report.put("undetermined", EvalReport.percent(unknown));
        report.put("wrong", EvalReport.percent(1 - confusion.accuracy() - unknown));
        report.put(
                "postsPerCpuSecond", EvalReport.perCpuSecond(posts, post -> understanding.language(post.text(), null)));
        return report;
    }
}
