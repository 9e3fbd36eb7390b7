package io.earshot.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes on in a brand, by whatever signals it shows, and what was told of it: when it opened, when its level
 * rose or has been lower for a while, when the rate has doubled since it was last told, when other words stand out or
 * another kind of signal joined, and when it is over. The desk reads and writes its fields, as it keeps
 * its state.
 */
final class Cause {
    /** How long a lower level must last to be told, and how long the words told stay fresh. */
    private static final Duration EASING = Duration.ofMinutes(15);

    private static final Duration WORDS_FRESH = Duration.ofMinutes(15);

    /** What is no new height waits so long after the last telling. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** What is seen is no news while it is less surprising than this, though it be other than before. */
    private static final double UNUSUAL = 3;

    /** Told anew when less than this share of the words is as told. */
    private static final double SAME_WORDS = 0.4;

    /** A long crisis is seen by the topics of hours. */
    private static final int MOST_SIGNALS = 100;

    /** As it was last told. */
    @Nullable
    Alert told;

    /** As it was when it was most surprising. */
    @Nullable
    Alert height;

    /** Since when its level has been lower than told; null while it is not. */
    @Nullable
    Instant easingSince;

    @Nullable
    String topic;

    @Nullable
    String conversation;

    /** Whether the whole brand has risen, not only a topic, a channel or a thread of it. */
    boolean isOfAll;

    /** What it was seen by, from the beginning on. */
    final TreeSet<String> sources = new TreeSet<>();

    /** The kinds of signals that were told. */
    final EnumSet<AlertKind> toldKinds = EnumSet.noneOf(AlertKind.class);

    Cause() {}

    /** What was last told of it. */
    Alert told() {
        return Objects.requireNonNull(told, "a cause is told as soon as it is found");
    }

    boolean isSilence() {
        return told().kind() == AlertKind.SILENCE;
    }

    Alert open(String id, String brand, List<Signal> signals, Instant now) {
        Signal lead = lead(signals);
        take(signals, lead);
        Alert opened = describe(id, brand, lead.kind(), signals, now, now, 1);
        height = opened;
        tell(opened, signals);
        return opened;
    }

    /** What is to be told of it now, if anything. */
    Optional<Alert> goOn(List<Signal> signals, Instant now) {
        Alert before = told();
        boolean joined = signals.stream().anyMatch(signal -> !toldKinds.contains(signal.kind()));
        take(signals, lead(signals, before.kind()));
        Alert is = describe(
                before.alert(), before.brand(), before.kind(), signals, before.openedAt(), now, before.version() + 1);
        Alert highest = Objects.requireNonNull(height);
        AlertLevel top = highest.level();
        boolean isAsHigh = is.surprise() == highest.surprise() && is.observed() == highest.observed();
        boolean isHigher = is.surprise() > highest.surprise()
                || (is.surprise() == highest.surprise() && is.observed() > highest.observed())
                || (isAsHigh && is.level().compareTo(top) > 0);
        if (isHigher) {
            height = is.withLevel(max(is.level(), top));
        } else if (is.level().compareTo(top) > 0) {
            height = highest.withLevel(is.level());
        }
        if (is.level().compareTo(before.level()) >= 0) {
            easingSince = null;
        } else if (easingSince == null) {
            easingSince = now;
        }
        if (is.level().compareTo(top) <= 0 && !isNews(before, is, joined)) {
            return Optional.empty();
        }
        tell(is, signals);
        return Optional.of(is);
    }

    private void tell(Alert alert, List<Signal> signals) {
        told = alert;
        easingSince = null;
        signals.forEach(signal -> toldKinds.add(signal.kind()));
    }

    Alert close(Instant now) {
        Alert highest = Objects.requireNonNull(height);
        return highest.closed(now, Reason.whenClosed(highest, now), seenBy(List.of()), told().version() + 1);
    }

    /** Ends it, as it is another's cause too. */
    Alert closeInto(Cause other, Instant now) {
        return Objects.requireNonNull(height)
                .closed(now, Reason.whenJoined(other.told()), seenBy(List.of()), told().version() + 1);
    }

    /** Takes over what another was seen by, as both are one. */
    void take(Cause other) {
        sources.addAll(other.sources);
        toldKinds.addAll(other.toldKinds);
        isOfAll |= other.isOfAll;
        conversation = conversation == null ? other.conversation : conversation;
    }

    private void take(List<Signal> signals, Signal lead) {
        for (Signal signal : signals) {
            sources.add(signal.source());
            isOfAll |= signal.isOfAll();
        }
        boolean isStill = signals.stream().anyMatch(signal -> Objects.equals(signal.topic(), topic));
        if (topic == null || !isStill) {
            topic = first(lead.topic(), signals.stream().map(Signal::topic).toList(), topic);
        }
        conversation =
                first(conversation, signals.stream().map(Signal::conversation).toList(), null);
    }

    private static @Nullable String first(
            @Nullable String one, List<@Nullable String> others, @Nullable String otherwise) {
        if (one != null) {
            return one;
        }
        return others.stream().filter(Objects::nonNull).findFirst().orElse(otherwise);
    }

    /** What a cause that begins is told by: the first signal of its most general kind. */
    static Signal lead(List<Signal> signals) {
        return signals.stream().min(Comparator.comparing(Signal::kind)).orElseThrow();
    }

    private static Signal lead(List<Signal> signals, AlertKind kind) {
        return signals.stream()
                .filter(signal -> signal.kind() == kind)
                .findFirst()
                .orElseGet(() -> lead(signals));
    }

    private boolean isNews(Alert before, Alert is, boolean joined) {
        Duration since = Duration.between(before.updatedAt(), is.updatedAt());
        if (since.compareTo(PAUSE) < 0) {
            return false;
        }
        boolean hasRisen = is.level().compareTo(before.level()) > 0;
        boolean hasEased = easingSince != null
                && Duration.between(easingSince, is.updatedAt()).compareTo(EASING) >= 0;
        if (hasRisen || hasEased || joined) {
            return true;
        }
        if (is.surprise() < UNUSUAL) {
            return false;
        }
        boolean hasDoubled = rate(before) > 0 && rate(is) >= 2 * rate(before);
        boolean isStale = since.compareTo(WORDS_FRESH) >= 0;
        boolean saysOther = isStale && !is.terms().isEmpty() && share(is.terms(), before.terms()) < SAME_WORDS;
        return hasDoubled || saysOther;
    }

    private static double rate(Alert alert) {
        AlertWindow window = alert.window();
        return (double) alert.observed()
                / Math.max(1, Duration.between(window.start(), window.end()).toSeconds());
    }

    private static double share(List<String> words, List<String> of) {
        Set<String> common = new HashSet<>(words);
        common.retainAll(new HashSet<>(of));
        return (double) common.size() / words.size();
    }

    private Alert describe(
            String id,
            String brand,
            AlertKind kind,
            List<Signal> signals,
            Instant openedAt,
            Instant now,
            long version) {
        Signal lead = lead(signals, kind);
        AlertLevel level = signals.stream()
                .map(Signal::level)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<String> links = new ArrayList<>();
        for (Exemplar exemplar : lead.exemplars()) {
            if (exemplar.link() != null) {
                links.add(exemplar.link());
            }
        }
        Long reach = signals.stream()
                .map(Signal::predictedReach)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Alert(
                id,
                brand,
                kind,
                level,
                version == 1 ? AlertState.OPEN : AlertState.UPDATED,
                openedAt,
                now,
                null,
                lead.figures().window(),
                Math.round(lead.figures().observed()),
                rounded(lead.figures().expected()),
                rounded(lead.figures().ratio()),
                rounded(lead.surprise()),
                Reason.whileOpen(brand, lead, signals, openedAt),
                lead.terms(),
                lead.exemplars().stream().map(Exemplar::mention).toList(),
                links,
                seenBy(signals),
                lead.authors(),
                lead.channels(),
                topic,
                conversation,
                reach,
                lead.detector(),
                version);
    }

    /** All that it was seen by so far; of very many threads first, as others act on them, then those that see it now. */
    private List<String> seenBy(List<Signal> now) {
        Set<String> seen = new LinkedHashSet<>();
        now.forEach(signal -> seen.add(signal.source()));
        seen.addAll(sources);
        return seen.stream()
                .sorted(Comparator.comparing((String name) -> !name.startsWith(Signal.OF_THREAD)))
                .limit(MOST_SIGNALS)
                .sorted()
                .toList();
    }

    private static AlertLevel max(AlertLevel one, AlertLevel other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** To three decimals: more would only show the machine. */
    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
