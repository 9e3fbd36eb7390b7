package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.labels.LabelledSpans;
import io.earshot.json.Json;
import io.earshot.spike.NabScore;
import io.earshot.spike.NabScore.Profile;
import io.earshot.spike.NabSeries;
import io.earshot.spike.NabSeries.Detections;
import io.earshot.spike.Sensitivity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the spike detector, or anybody's, on labelled series. */
@Command(
        name = "spikes",
        mixinStandardHelpOptions = true,
        description = {
            "Scores the spike detector, or anybody's, on labelled series: the score of the Numenta Anomaly Benchmark in"
                    + " its three profiles with one threshold for all series (the best, the one that is best on the other"
                    + " series, and the detector's own, 0.5), false alarms a week and the delay from a window's start.",
            "Files are CSV of timestamp,value, which our detector scores, or of timestamp,value,score with the scores of"
                    + " any other. Writes one JSON object."
        })
final class EvalSpikesCommand implements Callable<Integer> {
    /** From here on our own detector's score is an alert. */
    private static final double OWN_THRESHOLD = 0.5;

    private static final double SECONDS_PER_WEEK = 7 * 86_400.0;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "series, one a file")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--windows",
            required = true,
            paramLabel = "FILE",
            description = "JSON: for each series, by its file's name, a list of [from, to], both times of rows")
    private Path windows;

    @Option(names = "--step", paramLabel = "DURATION", description = "as of `earshot spikes`")
    private @Nullable Duration step;

    @Option(names = "--sensitivity", paramLabel = "WORD", description = "as of `earshot spikes`")
    private Sensitivity sensitivity = Sensitivity.BALANCED;

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            description = "the threshold that the scores come with; default: 0.5, which is ours")
    private double threshold = OWN_THRESHOLD;

    /** A series with what is needed beside its score. */
    private record Scored(String name, NabSeries series, Duration step) {
        double weeks() {
            return (double) series.scoredRows() * (double) step.toSeconds() / SECONDS_PER_WEEK;
        }
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        try {
            LabelledSpans labels = LabelledSpans.read(windows, SeriesFile::instant);
            List<Scored> scored = new ArrayList<>();
            int bad = 0;
            for (Path file : files) {
                try (SeriesFile series = SeriesFile.open(file, err::println)) {
                    scored.add(score(file, series, labels));
                    bad += series.bad();
                }
            }
            if (bad > 0) {
                return 1;
            }
            out.println(report(scored));
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private Scored score(Path file, SeriesFile series, LabelledSpans labels) throws IOException {
        List<Instant> times = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        Duration span = step == null ? series.usualDistance() : step;
        if (series.hasScores()) {
            for (SeriesFile.Row row = series.next(); row != null; row = series.next()) {
                times.add(row.at());
                scores.add(row.score());
            }
        } else {
            JudgedRows rows = JudgedRows.of(series, sensitivity, span);
            for (JudgedRows.Judged row = rows.next(); row != null; row = rows.next()) {
                times.add(row.row().at());
                scores.add(row.verdict().score());
            }
        }
        List<NabSeries.Window> spans = series.bad() > 0 ? List.of() : labels.of(file, times);
        double[] all = scores.stream().mapToDouble(Double::doubleValue).toArray();
        return new Scored(String.valueOf(file.getFileName()), new NabSeries(spans, all), span);
    }

    private ObjectNode report(List<Scored> scored) {
        NabScore nab = new NabScore(scored.stream().map(Scored::series).toList());
        ObjectNode report = Json.MAPPER.createObjectNode().put("kind", "spikes");
        report.put("series", scored.size());
        report.put(
                "windows",
                scored.stream().mapToInt(one -> one.series().windows()).sum());
        ObjectNode best = report.putObject("best");
        ObjectNode crossValidated = report.putObject("crossValidated");
        ObjectNode fixed = report.putObject("fixed");
        for (Profile profile : Profile.values()) {
            NabScore.Best one = nab.best(profile);
            best.putObject(name(profile)).put("score", rounded(one.score())).put("threshold", rounded(one.threshold()));
            crossValidated.put(name(profile), rounded(nab.crossValidated(profile)));
            fixed.put(name(profile), rounded(nab.at(threshold, profile)));
        }
        fixed.put("threshold", threshold);
        ObjectNode each = report.putObject("atFixed");
        List<Double> delays = new ArrayList<>();
        int falseAlarms = 0;
        double weeks = 0;
        for (Scored one : scored) {
            Detections detections = one.series().at(threshold);
            List<Double> own = detections.delays().stream()
                    .map(rows -> rows * one.step().toSeconds() / 60.0)
                    .toList();
            ObjectNode figures = each.putObject(one.name());
            figures.put("standard", rounded(new NabScore(List.of(one.series())).at(threshold, Profile.STANDARD)));
            add(figures, one.series().windows(), detections.missed(), detections.falseAlarms(), one.weeks(), own);
            delays.addAll(own);
            falseAlarms += detections.falseAlarms();
            weeks += one.weeks();
        }
        int all = report.path("windows").asInt();
        add(fixed, all, all - delays.size(), falseAlarms, weeks, delays);
        return report;
    }

    private static void add(
            ObjectNode figures, int windows, int missed, int falseAlarms, double weeks, List<Double> delays) {
        figures.put("windows", windows).put("missed", missed).put("falseAlarms", falseAlarms);
        if (weeks > 0) {
            figures.put("falseAlarmsAWeek", rounded(falseAlarms / weeks));
        }
        if (!delays.isEmpty()) {
            List<Double> sorted = delays.stream().sorted().toList();
            int half = sorted.size() / 2;
            double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
            figures.put("medianDelayMinutes", rounded(median));
        }
    }

    private static String name(Profile profile) {
        return switch (profile) {
            case STANDARD -> "standard";
            case LOW_FALSE_POSITIVES -> "lowFalsePositives";
            case LOW_FALSE_NEGATIVES -> "lowFalseNegatives";
        };
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }
}
