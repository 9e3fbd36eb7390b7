package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.topic.BrandTopics;
import io.earshot.topic.PartitionScore;
import io.earshot.topic.Topic;
import io.earshot.topic.TopicSettings;
import io.earshot.topic.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How well and how soon crises in a stream of posts become topics of their own. */
final class CrisisTrial {
    /** A topic stands for a crisis from so many posts on, if at least half of them are about it. */
    private static final long LEAST_POSTS = 5;

    private static final String NONE = "none";

    private final TopicSettings settings = TopicSettings.DEFAULTS;
    private final BrandTopics topics = new BrandTopics("all", settings);
    private final List<Placed> placed = new ArrayList<>();

    /** Posts by crisis of the topics as they are now: with those of topics that became part of them. */
    private final Map<String, Map<String, Long>> live = new HashMap<>();

    private final Map<String, Onset> onsets = new TreeMap<>();
    private @Nullable Instant now;

    private record Placed(String label, boolean collected, String topic) {}

    /** When a crisis began, and when it was seen. */
    private static final class Onset {
        final Instant first;
        long posts;
        long postsUntilStanding;

        @Nullable
        Instant standing;

        @Nullable
        Instant told;

        @Nullable
        Instant hot;

        Onset(Instant first) {
            this.first = first;
        }
    }

    /** Hears the posts of a stream, in order, each made a mention by its number and what it is. */
    void hear(List<CrisisStream.Item> stream, BiFunction<Integer, CrisisStream.Item, Mention> mentions) {
        for (int i = 0; i < stream.size(); i++) {
            CrisisStream.Item item = stream.get(i);
            passTo(item.at());
            add(item, mentions.apply(i, item));
        }
        if (now != null) {
            minute(now.plus(1, ChronoUnit.MINUTES));
        }
    }

    private void add(CrisisStream.Item item, Mention mention) {
        String topic = topics.add(mention);
        String label = item.crisis() == null ? NONE : item.crisis();
        placed.add(new Placed(label, item.collected(), topic));
        Map<String, Long> counts = live.computeIfAbsent(topic, id -> new TreeMap<>());
        topics.merged()
                .map(live::remove)
                .ifPresent(gone -> gone.forEach((of, many) -> counts.merge(of, many, Long::sum)));
        counts.merge(label, 1L, Long::sum);
        if (item.crisis() == null) {
            return;
        }
        Onset onset = onsets.computeIfAbsent(label, crisis -> new Onset(item.at()));
        onset.posts++;
        if (onset.standing == null && label.equals(standsFor(topic))) {
            onset.standing = item.at();
            onset.postsUntilStanding = onset.posts;
        }
    }

    /** The crisis that a topic stands for. */
    private String standsFor(String topic) {
        Map<String, Long> counts = live.getOrDefault(topic, Map.of());
        long size = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.entrySet().stream()
                .filter(of -> !of.getKey().equals(NONE) && size >= LEAST_POSTS && 2 * of.getValue() >= size)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(NONE);
    }

    private void passTo(Instant time) {
        Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
        if (now == null || Duration.between(now, minute).compareTo(settings.endAfter()) > 0) {
            minute(minute);
        }
        while (now != null && now.isBefore(minute)) {
            minute(now.plus(1, ChronoUnit.MINUTES));
        }
    }

    private void minute(Instant at) {
        now = at;
        topics.advance(at);
        for (Topic topic : topics.changed(at)) {
            Onset onset = onsets.get(standsFor(topic.topic()));
            if (onset == null) {
                continue;
            }
            if (onset.told == null) {
                onset.told = at;
            }
            if (onset.hot == null && topic.state() == TopicState.HOT) {
                onset.hot = at;
            }
        }
    }

    ObjectNode report() {
        Map<String, Long> sizes = new HashMap<>();
        placed.forEach(post -> sizes.merge(post.topic(), 1L, Long::sum));
        PartitionScore ofCrises = new PartitionScore();
        PartitionScore ofLarge = new PartitionScore();
        Map<String, PartOfTopics> parts = new TreeMap<>();
        for (Placed post : placed) {
            boolean isLarge = sizes.getOrDefault(post.topic(), 0L) >= LEAST_POSTS;
            if (isLarge) {
                ofLarge.add(post.label(), post.topic());
            }
            if (!post.label().equals(NONE)) {
                ofCrises.add(post.label(), post.topic());
                parts.computeIfAbsent(post.label(), crisis -> new PartOfTopics())
                        .add(post.topic(), isLarge);
            }
        }
        ObjectNode report = Json.MAPPER
                .createObjectNode()
                .put("kind", "crises")
                .put("posts", placed.size())
                .put(
                        "about",
                        onsets.values().stream().mapToLong(onset -> onset.posts).sum())
                .put("collected", placed.stream().filter(Placed::collected).count())
                .put("topicsOfFive", ofLarge.groups())
                .put("purity", EvalReport.percent(ofLarge.purity()))
                .put("homogeneity", EvalReport.percent(ofCrises.homogeneity()))
                .put("completeness", EvalReport.percent(ofCrises.completeness()))
                .put("nmi", EvalReport.percent(ofCrises.nmi()));
        putMedian(
                report,
                "medianPostsUntilTopic",
                onset -> onset.standing == null ? null : (double) onset.postsUntilStanding);
        putMedian(report, "medianMinutesUntilTopic", onset -> minutes(onset, onset.standing));
        putMedian(report, "medianMinutesUntilTold", onset -> minutes(onset, onset.told));
        putMedian(report, "medianMinutesUntilHot", onset -> minutes(onset, onset.hot));
        ArrayNode crises = report.putArray("crises");
        onsets.forEach((crisis, onset) -> {
            PartOfTopics part = parts.getOrDefault(crisis, new PartOfTopics());
            crises.addObject()
                    .put("crisis", crisis)
                    .put("posts", onset.posts)
                    .put("inLargestTopic", EvalReport.percent(part.inLargest() / (double) onset.posts))
                    .put("inTopicsOfFive", EvalReport.percent(part.inLarge / (double) onset.posts))
                    .put("postsUntilTopic", onset.standing == null ? null : onset.postsUntilStanding)
                    .put("minutesUntilTopic", minutes(onset, onset.standing))
                    .put("minutesUntilTold", minutes(onset, onset.told))
                    .put("minutesUntilHot", minutes(onset, onset.hot));
        });
        return report;
    }

    /** Where the posts of a crisis went. */
    private static final class PartOfTopics {
        private final Map<String, Long> byTopic = new TreeMap<>();
        private long inLarge;

        void add(String topic, boolean isLarge) {
            byTopic.merge(topic, 1L, Long::sum);
            inLarge += isLarge ? 1 : 0;
        }

        long inLargest() {
            return byTopic.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    private static @Nullable Double minutes(Onset onset, @Nullable Instant seen) {
        return seen == null
                ? null
                : Math.rint(Duration.between(onset.first, seen).toMillis() / 6_000.0) / 10;
    }

    /** Of all crises, those that were never seen being the slowest; null where that are half of them. */
    private void putMedian(ObjectNode report, String name, Function<Onset, @Nullable Double> delay) {
        List<Double> delays = onsets.values().stream()
                .map(onset -> {
                    Double seen = delay.apply(onset);
                    return seen == null ? Double.POSITIVE_INFINITY : seen;
                })
                .sorted()
                .toList();
        Double median = delays.isEmpty() ? null : delays.get(delays.size() / 2);
        report.put(name, median == null || median.isInfinite() ? null : median);
    }
}
