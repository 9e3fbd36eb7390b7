package io.earshot.jobs.cli;

import io.earshot.jobs.page.LineChart;
import io.earshot.jobs.page.LineChart.Scale;
import io.earshot.jobs.page.Page;
import io.earshot.jobs.page.StepCounts;
import io.earshot.mention.Mention;
import io.earshot.post.Platform;
import io.earshot.topic.Topic;
import io.earshot.trend.SentimentCounts;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page that shows the largest topics of some mentions: who says what, in which words, and when. */
final class TopicsPage {
    private static final int MOST_TOPICS = 30;
    private static final int LONGEST_TEXT = 300;
    private static final int CHART_HEIGHT = 150;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private final String name;
    private final StepCounts all = new StepCounts();

    /** What the topics themselves do not carry: when the mentions of each came, by its id; */
    private final Map<String, StepCounts> counts = new HashMap<>();

    /** and what the mentions say that a topic may be shown by, perhaps another than when they came. */
    private final Map<String, String> texts = new HashMap<>();

    private long mentions;
    private @Nullable Instant first;
    private @Nullable Instant last;

    TopicsPage(String name) {
        this.name = name;
    }

    void add(Mention mention, TopicReplay.Placed placed) {
        Instant at = mention.post().createdAt();
        mentions++;
        first = first == null || at.isBefore(first) ? at : first;
        last = last == null || at.isAfter(last) ? at : last;
        all.add(at);
        StepCounts topic = counts.computeIfAbsent(placed.topic(), id -> new StepCounts());
        StepCounts merged = placed.merged() == null ? null : counts.remove(placed.merged());
        if (merged != null) {
            topic.addAll(merged);
        }
        topic.add(at);
        if (placed.isSample()) {
            texts.put(mention.mention(), shortened(mention.post().text()));
        }
    }

    /** Writes the page of the topics as they were told last; those that became part of another are in it. */
    void write(List<Topic> told, Path file) throws IOException {
        List<Topic> topics = told.stream()
                .filter(topic -> topic.mergedInto() == null)
                .sorted(Comparator.comparingLong(Topic::size)
                        .reversed()
                        .thenComparing(Topic::firstSeen)
                        .thenComparing(Topic::topic))
                .toList();
        Page page = new Page("Topics in " + name);
        if (first == null || last == null) {
            page.paragraph("There are no mentions.");
        } else {
            page.paragraph(String.format(
                    Locale.ROOT,
                    "%s from %s to %s UTC: %s large enough to tell%s.",
                    count(mentions, "mention"),
                    time(first),
                    time(last),
                    count(topics.size(), "topic"),
                    topics.size() > MOST_TOPICS ? ", of which the largest " + MOST_TOPICS + " are shown" : ""));
            chart(page, "Mentions", all);
            boolean ofManyBrands = topics.stream().map(Topic::brand).distinct().count() > 1;
            for (int i = 0; i < Math.min(MOST_TOPICS, topics.size()); i++) {
                topic(page, i + 1, topics.get(i), ofManyBrands);
            }
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            page.write(out);
        }
    }

    private void topic(Page page, int rank, Topic topic, boolean ofManyBrands) {
        page.heading(rank + ". " + topic.label() + (ofManyBrands ? " (" + topic.brand() + ")" : ""));
        page.paragraph(String.format(
                Locale.ROOT,
                "%s, %,d in words of their own, by %s on %s. Tone: %s. From %s to %s UTC; %s.",
                count(topic.size(), "mention"),
                topic.stories(),
                count(topic.authors(), "author"),
                topic.platforms().stream().map(Platform::code).collect(Collectors.joining(", ")),
                tone(topic.sentiment()),
                time(topic.firstSeen()),
                time(topic.lastSeen()),
                topic.state().name().toLowerCase(Locale.ROOT)));
        if (!topic.terms().isEmpty()) {
            page.paragraph("Words that stand out: " + String.join(", ", topic.terms()) + ".");
        }
        page.quotes(
                topic.language() == null ? "und" : topic.language(),
                topic.exemplars().stream()
                        .map(texts::get)
                        .filter(Objects::nonNull)
                        .toList());
        StepCounts itsCounts = counts.get(topic.topic());
        if (itsCounts != null) {
            chart(page, "Mentions of \u201c" + topic.label() + "\u201d", itsCounts);
        }
    }

    private static void chart(Page page, String what, StepCounts counts) {
        String caption = what + " in each " + span(counts.step());
        double[] values = counts.values();
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        page.chart(new LineChart(
                        caption,
                        String.format(Locale.ROOT, "A line of the counts over time; the highest is %,.0f.", most),
                        CHART_HEIGHT,
                        Scale.PLAIN)
                .line(counts.seconds(), values));
    }

    /** Shares of the judged, the most frequent first. */
    private static String tone(SentimentCounts tones) {
        long judged = tones.negative() + tones.neutral() + tones.positive();
        if (judged == 0) {
            return "not judged in this language";
        }
        record Share(String name, long count) {}
        List<Share> shares = new ArrayList<>(List.of(
                new Share("negative", tones.negative()),
                new Share("neutral", tones.neutral()),
                new Share("positive", tones.positive())));
        shares.sort(Comparator.comparingLong(Share::count).reversed());
        return shares.stream()
                        .filter(share -> share.count() > 0)
                        .map(share -> Math.round(100.0 * share.count() / judged) + " % " + share.name())
                        .collect(Collectors.joining(", "))
                + (tones.unjudged() > 0 ? String.format(Locale.ROOT, " (%,d not judged)", tones.unjudged()) : "");
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "\u2026";
    }

    private static String time(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String count(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : what + "s");
    }

    private static String span(Duration step) {
        if (step.toDays() > 0) {
            return step.toDays() == 1 ? "day" : step.toDays() + " days";
        }
        if (step.toHours() > 0) {
            return step.toHours() == 1 ? "hour" : step.toHours() + " hours";
        }
        return step.toMinutes() == 1 ? "minute" : step.toMinutes() + " minutes";
    }
}
