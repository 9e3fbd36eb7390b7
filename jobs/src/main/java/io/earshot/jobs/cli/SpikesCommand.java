package io.earshot.jobs.cli;

import io.earshot.spike.Sensitivity;
import io.earshot.spike.SeriesDetector.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a series of counts in a file, row by row and without looking ahead. */
@Command(
        name = "spikes",
        mixinStandardHelpOptions = true,
        description = {
            "A score and a verdict for each row of timestamp,value.",
            "Reads CSV with the header timestamp,value, oldest first: yyyy-MM-dd HH:mm:ss in UTC, or ISO-8601 with an"
                    + " offset; and counts. Writes timestamp,value,score,alert: the score is 0..1 and rises with"
                    + " the surprise, alerts having 0.5 or more; alert is 1 on the row where one opens.",
            "Ends with 1 if a row is bad; the others are judged all the same."
        })
final class SpikesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The CSV file; standard input without.")
    private @Nullable Path file;

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            description = "The span that each value counts, such as PT5M; by default the usual distance of rows.")
    private @Nullable Duration step;

    @Option(
            names = "--sensitivity",
            paramLabel = "WORD",
            description = "calm, balanced (the default) or sensitive: about one alert a month, a week, a day")
    private Sensitivity sensitivity = Sensitivity.BALANCED;

    /** Asks for what is done anyway, so nothing reads it. */
    @Option(names = "--score", description = "nothing to ask for: the score of each row is always written")
    @SuppressWarnings("UnusedVariable")
    private boolean score;

    @Option(
            names = "--html",
            paramLabel = "PAGE",
            description = "also writes a page, of one file, with the counts, what was expected, the scores and the"
                    + " alerts drawn and told")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        PrintWriter errors = spec.commandLine().getErr();
        if (step != null && step.toSeconds() < 1) {
            errors.println("--step: at least a second is needed, found " + step);
            return 2;
        }
        try (SeriesFile series = SeriesFile.open(file, errors::println)) {
            judge(series, spec.commandLine().getOut());
            return series.bad() == 0 ? 0 : 1;
        } catch (IOException e) {
            errors.println(Unreadable.message(e));
            return 1;
        }
    }

    private void judge(SeriesFile series, PrintWriter out) throws IOException {
        JudgedRows rows = JudgedRows.of(series, sensitivity, step);
        SpikesPage page =
                new SpikesPage(file == null ? "standard input" : String.valueOf(file.getFileName()), rows.step());
        StringBuilder line = new StringBuilder("timestamp,value,score,alert\n");
        for (JudgedRows.Judged row = rows.next(); row != null; row = rows.next()) {
            Verdict verdict = row.verdict();
            line.append(row.row().timestamp())
                    .append(',')
                    .append(row.row().text())
                    .append(',');
            appendScore(line, verdict.score());
            line.append(verdict.opens() ? ",1\n" : ",0\n");
            out.append(line);
            line.setLength(0);
            if (html != null) {
                page.add(row);
            }
        }
        out.append(line);
        out.flush();
        if (html != null) {
            page.write(html);
        }
    }

    /** With four decimals: {@code String.format} would take longer than the judgement. */
    private static void appendScore(StringBuilder line, double score) {
        long tenThousandths = Math.round(score * 10_000);
        line.append(tenThousandths / 10_000).append('.');
        for (long unit = 1_000; unit > 0; unit /= 10) {
            line.append((char) ('0' + tenThousandths / unit % 10));
        }
    }
}
