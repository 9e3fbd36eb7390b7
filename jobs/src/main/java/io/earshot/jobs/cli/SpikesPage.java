package io.earshot.jobs.cli;

import io.earshot.jobs.cli.JudgedRows.Judged;
import io.earshot.jobs.page.LineChart;
import io.earshot.jobs.page.LineChart.Scale;
import io.earshot.jobs.page.Page;
import io.earshot.jobs.page.TimeLine;
import io.earshot.jobs.page.TimeLine.Keep;
import io.earshot.spike.Band;
import io.earshot.spike.Reading;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page that shows a judged series: what was counted and expected, the scores, and each alert in a sentence. */
final class SpikesPage {
    private static final int COUNT = 0;
    private static final int LOW = 1;
    private static final int HIGH = 2;
    private static final int SCORE = 3;
    private static final double ALERTS_FROM = 0.5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private final String name;
    private final Duration step;
    private final TimeLine line = new TimeLine(Keep.GREATEST, Keep.MEAN, Keep.MEAN, Keep.GREATEST);
    private final List<Instant> alerts = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private @Nullable Instant first;
    private Instant last = Instant.EPOCH;
    private long rows;

    SpikesPage(String name, Duration step) {
        this.name = name;
        this.step = step;
    }

    void add(Judged row) {
        Instant at = row.row().at();
        Band band = row.verdict().band();
        line.add(at, row.row().value(), band.low(), band.high(), row.verdict().score());
        if (row.verdict().opens()) {
            alerts.add(at);
            told.add(sentence(at, row.verdict().reading()));
        }
        first = first == null ? at : first;
        last = at;
        rows++;
    }

    void write(Path file) throws IOException {
        Page page = new Page("Spikes in " + name);
        if (first == null) {
            page.paragraph("The series has no rows.");
        } else {
            page.paragraph(String.format(
                    Locale.ROOT,
                    "%,d counts of %s each, from %s to %s UTC: %s.",
                    rows,
                    span(step.toSeconds()),
                    time(first),
                    time(last),
                    alerts.isEmpty() ? "no alert" : alerts.size() == 1 ? "1 alert" : alerts.size() + " alerts"));
            charts(page);
            page.heading("Alerts");
            if (told.isEmpty()) {
                page.paragraph("Nothing was unusual enough.");
            } else {
                page.numbered(told);
            }
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            page.write(out);
        }
    }

    private void charts(Page page) {
        double[] seconds = line.seconds();
        LineChart counts = new LineChart(
                        "Counts (line), and where nine in ten were expected (band). Great counts are drawn smaller than"
                                + " they are: heights are square roots.",
                        "A line of the counts over time, with a band around what was expected; " + marksTold(),
                        360,
                        Scale.ROOT)
                .band(seconds, line.values(LOW), line.values(HIGH))
                .line(seconds, line.values(COUNT));
        LineChart scores = new LineChart(
                        "Scores, 0 to 1. Alerts have 0.5 or more; an episode that was told scores low.",
                        "A line of the scores over time; " + marksTold(),
                        160,
                        Scale.PLAIN)
                .rule(ALERTS_FROM)
                .secondLine(seconds, line.values(SCORE));
        for (int i = 0; i < alerts.size(); i++) {
            counts.mark(alerts.get(i), String.valueOf(i + 1), told.get(i));
            scores.mark(alerts.get(i), String.valueOf(i + 1), told.get(i));
        }
        page.chart(counts).chart(scores);
    }

    private String marksTold() {
        return alerts.isEmpty() ? "there is no alert." : "the alerts, numbered marks, are told in the list below.";
    }

    private String sentence(Instant at, Reading reading) {
        return String.format(
                Locale.ROOT,
                "%s UTC: %s within %s, where %s %s expected%s.",
                time(at),
                number(reading.observed()),
                span(reading.steps() * step.toSeconds()),
                number(reading.expected()),
                number(reading.expected()).equals("1") ? "was" : "were",
                reading.expected() > 0 ? ", " + number(reading.ratio()) + " times as many" : "");
    }

    private static String time(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** With one decimal below 10. */
    private static String number(double value) {
        boolean isWhole = value >= 10 || value == Math.rint(value);
        return String.format(Locale.ROOT, isWhole ? "%,.0f" : "%.1f", value);
    }

    private static String span(long seconds) {
        if (seconds % 86_400 == 0) {
            return unit(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0) {
            return unit(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 ? unit(seconds / 60, "minute") : unit(seconds, "second");
    }

    private static String unit(long count, String unit) {
        return count == 1 ? "1 " + unit : count + " " + unit + "s";
    }
}
