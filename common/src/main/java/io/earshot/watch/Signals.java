package io.earshot.watch;

import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertWindow;
import io.earshot.alert.Exemplar;
import io.earshot.alert.Signal;
import io.earshot.spike.BrandSeries;
import io.earshot.spike.Rise;
import io.earshot.spike.TopicSeries;
import io.earshot.spike.Witness;
import io.earshot.topic.BrandWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a brand's detectors see now, put into the words of alerts. */
final class Signals {
    private static final String DETECTOR = "spike/2";
    private static final int MOST_TERMS = 5;
    private static final int MOST_EXEMPLARS = 3;

    /** A rise is about a topic or a thread that has such a share of it. */
    private static final double MAIN_TOPIC = 0.4;

    private static final double MAIN_THREAD = 0.5;

    private final BrandSeries series;
    private final TopicSeries topics;
    private final BrandWords words;

    Signals(BrandSeries series, TopicSeries topics, BrandWords words) {
        this.series = series;
        this.topics = topics;
        this.words = words;
    }

    /** All of them, the most general first. */
    List<Signal> now() {
        List<Signal> signals = new ArrayList<>();
        List<Rise> rises = series.rises();
        List<Rise> ofTopics = topics.rises();
        if (rises.isEmpty() && ofTopics.isEmpty()) {
            return signals;
        }
        List<String> terms = words.hot(MOST_TERMS);
        for (Rise rise : rises) {
            signals.add(signal(rise, series.witnesses(rise), series.authors(rise), terms));
        }
        for (Rise rise : ofTopics) {
            List<Witness> witnesses = topics.witnesses(rise, series.minute());
            signals.add(signal(rise, witnesses, authors(rise, witnesses), terms));
        }
        return signals;
    }

    private Signal signal(Rise rise, List<Witness> witnesses, long authors, List<String> terms) {
        Instant end = Instant.ofEpochSecond((series.minute() + 1) * 60);
        AlertWindow window =
                new AlertWindow(end.minusSeconds(60L * rise.reading().steps()), end);
        String on = rise.channel() == null ? "" : " on " + rise.channel().code();
        boolean onlyNegative = rise.measure().alertKind() == AlertKind.NEGATIVE_SPIKE;
        return new Signal(
                rise.source(),
                rise.isSilence() ? AlertKind.SILENCE : rise.measure().alertKind(),
                rise.level(),
                new Signal.Figures(
                        window,
                        rise.reading().observed(),
                        rise.reading().expected(),
                        rise.reading().surprise()),
                rise.measure().words() + on,
                authors,
                share(witnesses, Witness::isNegative),
                channels(witnesses),
                rise.topic() != null ? rise.topic() : main(witnesses, Witness::topic, MAIN_TOPIC),
                null,
                main(witnesses, Witness::thread, MAIN_THREAD),
                null,
                rise.isSilence() ? List.of() : terms,
                exemplars(witnesses, terms, onlyNegative),
                "",
                DETECTOR);
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
