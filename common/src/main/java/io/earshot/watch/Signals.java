package io.earshot.watch;

import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertWindow;
import io.earshot.alert.Exemplar;
import io.earshot.alert.Signal;
import io.earshot.post.Platform;
import io.earshot.spike.BrandSeries;
import io.earshot.spike.Rise;
import io.earshot.spike.TopicSeries;
import io.earshot.spike.Witness;
import io.earshot.topic.BrandTopics;
import io.earshot.topic.BrandWords;
import io.earshot.topic.Topic;
import io.earshot.viral.Forecast;
import io.earshot.viral.ViralRisk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a brand's detectors see now, put into the words of alerts. */
final class Signals {
    private static final String SPIKES = "spike/2";
    private static final String TOPICS = "topic/1";
    private static final String THREADS = "thread/1";
    private static final int MOST_TERMS = 5;
    private static final int MOST_EXEMPLARS = 3;

    /** A rise is about a topic or a thread that has such a share of it. */
    private static final double MAIN_TOPIC = 0.4;

    private static final double MAIN_THREAD = 0.5;

    /** A topic is worth its name from this size on. */
    private static final int LEAST_TOPIC = 5;

    private final BrandSeries series;
    private final TopicSeries topicSeries;
    private final BrandTopics topics;
    private final Risks risks;
    private final BrandWords words;

    Signals(BrandSeries series, TopicSeries topicSeries, BrandTopics topics, Risks risks, BrandWords words) {
        this.series = series;
        this.topicSeries = topicSeries;
        this.topics = topics;
        this.risks = risks;
        this.words = words;
    }

    /** All of them, the most general first. */
    List<Signal> at(long second) {
        List<Rise> ofBrand = series.rises();
        List<Rise> ofTopics = topicSeries.rises();
        List<Signal> signals = new ArrayList<>();
        if (ofBrand.isEmpty() && ofTopics.isEmpty() && risks.areNone()) {
            return signals;
        }
        List<String> terms = words.hot(MOST_TERMS);
        for (Rise rise : ofBrand) {
            signals.add(ofBrand(rise, terms));
        }
        Instant now = Instant.ofEpochSecond(second);
        for (Rise rise : ofTopics) {
            signals.add(ofTopic(rise, terms, now));
        }
        for (ViralRisk risk : risks.now()) {
            signals.add(ofThread(risk, terms, now));
        }
        return signals;
    }

    private Signal ofBrand(Rise rise, List<String> terms) {
        List<Witness> witnesses = series.witnesses(rise);
        Platform channel = rise.channel();
        Optional<Topic> topic =
                Optional.ofNullable(main(witnesses, Witness::topic, MAIN_TOPIC)).flatMap(this::told);
        return new Signal(
                rise.source(),
                rise.isSilence() ? AlertKind.SILENCE : rise.measure().alertKind(),
                rise.level(),
                channel == null,
                figures(rise),
                rise.measure().words() + (channel == null ? "" : " on " + channel.code()),
                series.authors(rise),
                share(witnesses, Witness::isNegative),
                channels(witnesses),
                topic.map(Topic::topic).orElse(null),
                topic.map(Topic::label).orElse(null),
                main(witnesses, Witness::thread, MAIN_THREAD),
                null,
                rise.isSilence() ? List.of() : terms,
                exemplars(witnesses, terms, rise.measure().alertKind() == AlertKind.NEGATIVE_SPIKE),
                "",
                SPIKES);
    }

    private Signal ofTopic(Rise rise, List<String> terms, Instant now) {
        List<Witness> witnesses = topicSeries.witnesses(rise);
        String id = Objects.requireNonNull(rise.topic());
        Optional<Topic> topic = told(id);
        AlertKind kind = rise.measure().alertKind();
        Optional<Forecast> forecast =
                topicSeries.outlook(id, now).map(outlook -> outlook.forecast(Long.MAX_VALUE, Long.MAX_VALUE));
        return new Signal(
                rise.source(),
                kind == AlertKind.VOLUME_SPIKE ? AlertKind.HOT_TOPIC : kind,
                rise.level(),
                false,
                figures(rise),
                rise.measure().words()
                        + topic.map(about -> " about “" + about.label() + "”").orElse(" about one thing"),
                authors(rise, witnesses),
                share(witnesses, Witness::isNegative),
                channels(witnesses),
                id,
                topic.map(Topic::label).orElse(null),
                main(witnesses, Witness::thread, MAIN_THREAD),
                forecast.map(ahead -> ahead.reach().likely()).orElse(null),
                topic.map(Topic::terms)
                        .filter(own -> !own.isEmpty())
                        .map(own -> own.subList(0, Math.min(MOST_TERMS, own.size())))
                        .orElse(terms),
                exemplars(witnesses, terms, kind == AlertKind.NEGATIVE_SPIKE),
                "",
                TOPICS);
    }

    private Signal ofThread(ViralRisk risk, List<String> terms, Instant now) {
        Optional<Topic> topic = Optional.ofNullable(risks.topic(risk)).flatMap(this::told);
        String clause = risk.reason();
        return new Signal(
                Signal.OF_THREAD + risk.conversation(),
                AlertKind.VIRAL_RISK,
                risk.level().orElseThrow(),
                false,
                new Signal.Figures(new AlertWindow(risk.began(), now), risk.size(), 0, 0),
                "posts in one thread",
                risk.authors(),
                0,
                List.of(),
                topic.map(Topic::topic).orElse(null),
                topic.map(Topic::label).orElse(null),
                risk.conversation(),
                risk.forecast().reach().likely(),
                terms,
                risk.exemplars().stream()
                        .map(mention -> new Exemplar(mention, null))
                        .toList(),
                // As a part of a longer sentence.
                Character.toLowerCase(clause.charAt(0)) + clause.substring(1, clause.length() - 1),
                THREADS);
    }

    /** A topic that is large enough to have a name. */
    private Optional<Topic> told(String topic) {
        return topics.find(topic).filter(found -> found.size() >= LEAST_TOPIC);
    }

    private static Signal.Figures figures(Rise rise) {
        Instant end = Instant.ofEpochSecond((rise.lastMinute() + 1) * 60);
        return new Signal.Figures(
                new AlertWindow(end.minusSeconds(60L * rise.reading().steps()), end),
                rise.reading().observed(),
                rise.reading().expected(),
                rise.reading().surprise());
    }

    private static long authors(Rise rise, List<Witness> witnesses) {
        Set<String> distinct = new HashSet<>();
        witnesses.forEach(witness -> distinct.add(witness.author()));
        return witnesses.isEmpty()
                ? 0
                : Math.max(distinct.size(), Math.round(rise.reading().observed() * distinct.size() / witnesses.size()));
    }

    private static double share(List<Witness> witnesses, Predicate<Witness> of) {
        return witnesses.isEmpty() ? 0 : (double) witnesses.stream().filter(of).count() / witnesses.size();
    }

    private static List<String> channels(List<Witness> witnesses) {
        Map<String, Integer> counts =
                counts(witnesses, witness -> witness.channel().code());
        return counts.keySet().stream()
                .sorted(Comparator.comparingInt((String channel) -> -counts.getOrDefault(channel, 0)))
                .toList();
    }

    /** What most of the witnesses have in common; null where it is too few of them. */
    private static @Nullable String main(
            List<Witness> witnesses, Function<Witness, @Nullable String> of, double leastShare) {
        return counts(witnesses, of).entrySet().stream()
                .filter(count -> count.getValue() > 1 && count.getValue() >= leastShare * witnesses.size())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Map<String, Integer> counts(List<Witness> witnesses, Function<Witness, @Nullable String> of) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Witness witness : witnesses) {
            String value = of.apply(witness);
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Those that have the most of some terms, said in own words, each by another author; the newest first. */
    private static List<Exemplar> exemplars(List<Witness> witnesses, List<String> terms, boolean onlyNegative) {
        List<Witness> best = new ArrayList<>(witnesses);
        Collections.reverse(best);
        best.removeIf(witness -> onlyNegative && !witness.isNegative());
        best.sort(Comparator.comparingInt((Witness witness) -> -hits(witness, terms))
                .thenComparing(Witness::isRepost));
        Set<String> authors = new HashSet<>();
        List<Exemplar> exemplars = new ArrayList<>();
        for (Witness witness : best) {
            if (exemplars.size() < MOST_EXEMPLARS && authors.add(witness.author())) {
                exemplars.add(new Exemplar(witness.mention(), witness.url()));
            }
        }
        return exemplars;
    }

    private static int hits(Witness witness, List<String> terms) {
        int hits = 0;
        for (String term : terms) {
            if (witness.words().contains(term)) {
                hits++;
            }
        }
        return hits;
    }
}
