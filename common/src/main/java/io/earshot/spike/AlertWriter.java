package io.earshot.spike;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.alert.AlertState;
import io.earshot.alert.AlertWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides when an alert is worth telling anew, and writes it: when it opens and closes, when its level rises, when its
 * level has been lower for a while, when the rate has doubled since it was last told, and when other words stand out.
 */
final class AlertWriter {
    private static final double ELEVATED_SURPRISE = 1.5;
    private static final double ELEVATED_RATIO = 2;
    private static final double CRITICAL_SURPRISE = 2;
    private static final double CRITICAL_RATIO = 4;

    /** How many minutes a lower level must last to be told, and how long the words told stay fresh. */
    private static final int EASING_MINUTES = 15;

    private static final Duration WORDS_FRESH = Duration.ofMinutes(15);

    /** What is no new height waits so long after the last telling. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** Told anew when less than this share of the words is as told. */
    private static final double SAME_WORDS = 0.4;

    private final SpikeSettings settings;

    AlertWriter(SpikeSettings settings) {
        this.settings = settings;
    }

    /**
     * A judgement of one minute.
     *
     * @param volume what the series of all mentions reads
     * @param negative what the series of negative ones reads
     * @param isAlarm whether any of them is in alarm
     * @param hasEnded whether the minute has; else it is judged by what there is so far
     * @param at when it is judged, in event time
     */
    record Judgement(Reading volume, Reading negative, boolean isAlarm, boolean hasEnded, Instant at) {
        Reading of(AlertKind kind) {
            return kind == AlertKind.NEGATIVE_SPIKE ? negative : volume;
        }
    }

    /** What is to be told of a judgement, if anything; the state is brought up to date. */
    Optional<Alert> write(SpikeState state, Evidence evidence, Judgement judgement) {
        Alert told = state.told;
        if (told == null) {
            return judgement.isAlarm() ? Optional.of(open(state, evidence, judgement)) : Optional.empty();
        }
        if (!judgement.isAlarm()) {
            return Optional.of(close(state, told, judgement));
        }
        Alert now = describe(state, evidence, judgement, told.kind(), told.openedAt(), told.version() + 1);
        AlertLevel highest = height(state).level();
        if (now.surprise() > height(state).surprise()) {
            state.height = withLevel(now, highest(now.level(), highest));
        } else if (now.level().compareTo(highest) > 0) {
            state.height = withLevel(height(state), now.level());
        }
        if (now.level().compareTo(told.level()) >= 0) {
            state.easing = 0;
        } else if (judgement.hasEnded()) {
            state.easing++;
        }
        if (now.level().compareTo(highest) <= 0 && !isNews(state, told, now)) {
            return Optional.empty();
        }
        state.told = now;
        state.easing = 0;
        return Optional.of(now);
    }

    private Alert open(SpikeState state, Evidence evidence, Judgement judgement) {
        // A wave of bad words with a wave of words is one cause: the volume names it.
        boolean isVolume = state.volumeAlarm.open || judgement.volume().isUnusual(settings, settings.surprise() / 2);
        AlertKind kind = isVolume ? AlertKind.VOLUME_SPIKE : AlertKind.NEGATIVE_SPIKE;
        Instant openedAt = Instant.ofEpochSecond(evidence.lastMinute() * 60);
        Alert opened = describe(state, evidence, judgement, kind, openedAt, 1);
        state.told = opened;
        state.height = opened;
        state.easing = 0;
        return opened;
    }

    private static Alert close(SpikeState state, Alert told, Judgement judgement) {
        Alert height = height(state);
        state.told = null;
        state.height = null;
        state.easing = 0;
        return new Alert(
                height.alert(),
                height.brand(),
                height.kind(),
                height.level(),
                AlertState.CLOSED,
                height.openedAt(),
                judgement.at(),
                judgement.at(),
                height.window(),
                height.observed(),
                height.expected(),
                height.ratio(),
                height.surprise(),
                Reason.whenClosed(height, judgement.of(height.kind()), judgement.at()),
                height.terms(),
                height.exemplars(),
                null,
                null,
                null,
                height.detector(),
                told.version() + 1);
    }

    private boolean isNews(SpikeState state, Alert told, Alert now) {
        Duration since = Duration.between(told.updatedAt(), now.updatedAt());
        if (since.compareTo(PAUSE) < 0) {
            return false;
        }
        boolean hasRisen = now.level().compareTo(told.level()) > 0;
        boolean hasEased = state.easing >= EASING_MINUTES;
        if (hasRisen || hasEased) {
            return true;
        }
        boolean isUnusual = now.surprise() >= settings.surprise();
        boolean hasDoubled = rate(now) >= 2 * rate(told);
        boolean isStale = since.compareTo(WORDS_FRESH) >= 0;
        boolean saysOther = isStale && !now.terms().isEmpty() && share(now.terms(), told.terms()) < SAME_WORDS;
        return isUnusual && (hasDoubled || saysOther);
    }

    private static double rate(Alert alert) {
        Duration window =
                Duration.between(alert.window().start(), alert.window().end());
        return (double) alert.observed() / window.toSeconds();
    }

    private static double share(List<String> words, List<String> of) {
        Set<String> common = new HashSet<>(words);
        common.retainAll(new HashSet<>(of));
        return (double) common.size() / words.size();
    }

    private Alert describe(
            SpikeState state, Evidence evidence, Judgement judgement, AlertKind kind, Instant openedAt, long version) {
        boolean onlyNegative = kind == AlertKind.NEGATIVE_SPIKE;
        Reading reading = judgement.of(kind);
        List<String> terms = evidence.terms();
        Instant end = Instant.ofEpochSecond((evidence.lastMinute() + 1) * 60);
        return new Alert(
                Alert.id(state.brand, kind, openedAt),
                state.brand,
                kind,
                highest(level(judgement.volume()), level(judgement.negative())),
                version == 1 ? AlertState.OPEN : AlertState.UPDATED,
                openedAt,
                judgement.at(),
                null,
                new AlertWindow(end.minusSeconds(60L * reading.steps()), end),
                Math.round(reading.observed()),
                rounded(reading.expected()),
                rounded(reading.ratio()),
                rounded(reading.surprise()),
                Reason.whileOpen(
                        state.brand,
                        kind,
                        openedAt,
                        reading,
                        evidence.authors(reading, onlyNegative),
                        evidence.negativeShare(reading),
                        terms),
                terms,
                evidence.exemplars(reading, terms, onlyNegative),
                null,
                null,
                null,
                VolumeSpikeDetector.NAME,
                version);
    }

    private AlertLevel level(Reading reading) {
        if (!reading.isUnusual(settings, settings.surprise())) {
            return AlertLevel.WATCH;
        }
        if (isBeyond(reading, CRITICAL_SURPRISE, CRITICAL_RATIO)) {
            return AlertLevel.CRITICAL;
        }
        return isBeyond(reading, ELEVATED_SURPRISE, ELEVATED_RATIO) ? AlertLevel.ELEVATED : AlertLevel.WATCH;
    }

    private boolean isBeyond(Reading reading, double surprise, double ratio) {
        return reading.surprise() >= surprise * settings.surprise() && reading.ratio() >= ratio * settings.leastRatio();
    }

    private static AlertLevel highest(AlertLevel one, AlertLevel other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Never null while an alert is open. */
    private static Alert height(SpikeState state) {
        return Objects.requireNonNull(state.height);
    }

    private static Alert withLevel(Alert alert, AlertLevel level) {
        return new Alert(
                alert.alert(),
                alert.brand(),
                alert.kind(),
                level,
                alert.state(),
                alert.openedAt(),
                alert.updatedAt(),
                alert.closedAt(),
                alert.window(),
                alert.observed(),
                alert.expected(),
                alert.ratio(),
                alert.surprise(),
                alert.reason(),
                alert.terms(),
                alert.exemplars(),
                alert.topic(),
                alert.conversation(),
                alert.predictedReach(),
                alert.detector(),
                alert.version());
    }

    /** To three decimals: more would only show the machine. */
    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
