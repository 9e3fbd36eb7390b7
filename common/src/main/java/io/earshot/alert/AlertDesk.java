package io.earshot.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import io.earshot.json.Json;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one alert a cause out of all that a brand's detectors see at a time: opens it, tells it anew when its level or
 * picture changes, and closes it when no detector sees it any more.
 *
 * <p>Signals have one cause when they are of the same topic or thread, or when one of them is of the whole brand: a spike
 * of all mentions, of the negative ones and of their main topic is one thing to a person. Silence has nothing in common
 * with any of them.
 */
public final class AlertDesk {
    private final String brand;

    /** What the ids of its alerts begin with. */
    private final String prefix;

    /** A cause does not come back so soon after its end, unless it comes back worse. */
    private final Duration coolDown;

    /** In the order of their opening. */
    private final List<Cause> open = new ArrayList<>();

    private final List<Cause> over = new ArrayList<>();

    public AlertDesk(String brand, Duration coolDown) {
        this(brand, brand, coolDown);
    }

    /**
     * One of several desks of one brand.
     *
     * @param prefix what the ids of its alerts begin with; no other desk's do
     */
    public AlertDesk(String brand, String prefix, Duration coolDown) {
        this.brand = brand;
        this.prefix = prefix;
        this.coolDown = coolDown;
    }

    /** Lets what is known of a topic go on under the name of the one that it became part of. */
    public void rename(String part, String whole) {
        Stream.concat(open.stream(), over.stream())
                .filter(cause -> part.equals(cause.topic))
                .forEach(cause -> cause.topic = whole);
    }

    /** Whether an alert is open, so that time alone may close it. */
    public boolean isBusy() {
        return !open.isEmpty();
    }

    /**
     * Takes what all detectors see at an instant.
     *
     * @param signals all that go on, the most general first
     * @return what is to be told, in order
     */
    public List<Alert> judge(Instant now, List<Signal> signals) {
        over.removeIf(cause -> !cause.told().updatedAt().plus(coolDown).isAfter(now));
        Map<Cause, List<Signal>> seen = new LinkedHashMap<>();
        open.forEach(cause -> seen.put(cause, new ArrayList<>()));
        Map<Cause, List<Signal>> begun = new LinkedHashMap<>();
        for (Signal signal : signals) {
            Cause cause = causeOf(signal);
            if (cause != null) {
                Objects.requireNonNull(seen.get(cause)).add(signal);
            } else if (!isCoolingDown(signal)) {
                join(signal, begun);
            }
        }
        List<Alert> alerts = new ArrayList<>();
        seen.forEach((cause, its) -> {
            if (its.isEmpty()) {
                end(cause, cause.close(now), alerts);
            } else {
                cause.goOn(its, now).ifPresent(alerts::add);
            }
        });
        begun.forEach((cause, its) -> {
            AlertKind kind = Cause.lead(its).kind();
            long like = open.stream()
                    .map(Cause::told)
                    .filter(other -> other.kind() == kind && other.openedAt().equals(now))
                    .count();
            alerts.add(cause.open(Alert.id(prefix, kind, now) + (like == 0 ? "" : "/" + (like + 1)), brand, its, now));
            open.add(cause);
        });
        unite(now, alerts);
        return alerts;
    }

    private void end(Cause cause, Alert closed, List<Alert> alerts) {
        cause.told = closed;
        open.remove(cause);
        over.add(cause);
        alerts.add(closed);
    }

    /** The open cause that a signal belongs to, by the strongest tie that there is. */
    private @Nullable Cause causeOf(Signal signal) {
        List<Predicate<Cause>> ties = List.of(
                cause -> cause.sources.contains(signal.source())
                        && (cause.topic == null || signal.topic() == null || cause.topic.equals(signal.topic())),
                cause -> isSame(signal.topic(), cause.topic),
                cause -> cause.sources.contains(signal.source()),
                cause -> isSame(signal.conversation(), cause.conversation),
                cause -> (signal.topic() == null && signal.conversation() == null) || cause.isOfAll);
        for (Predicate<Cause> tie : ties) {
            for (Cause cause : open) {
                if (cause.isSilence() == signal.isSilence() && tie.test(cause)) {
                    return cause;
                }
            }
        }
        return null;
    }

    /** Puts a new signal with the others that have its cause. */
    private static void join(Signal signal, Map<Cause, List<Signal>> begun) {
        for (Map.Entry<Cause, List<Signal>> cause : begun.entrySet()) {
            if (cause.getValue().stream().anyMatch(other -> haveOneCause(signal, other))) {
                cause.getValue().add(signal);
                return;
            }
        }
        begun.put(new Cause(), new ArrayList<>(List.of(signal)));
    }

    private static boolean haveOneCause(Signal one, Signal other) {
        if (one.isSilence() != other.isSilence()) {
            return false;
        }
        return one.topic() == null
                || other.topic() == null
                || one.topic().equals(other.topic())
                || isSame(one.conversation(), other.conversation())
                || one.isOfAll()
                || other.isOfAll();
    }

    private boolean isCoolingDown(Signal signal) {
        return over.stream()
                .filter(cause -> cause.sources.contains(signal.source()) || isSame(signal.topic(), cause.topic))
                .anyMatch(cause -> signal.level().compareTo(cause.told().level()) <= 0);
    }

    /** Two alerts that turn out to have one topic become one: the older. */
    private void unite(Instant now, List<Alert> alerts) {
        for (int i = 0; i < open.size(); i++) {
            Cause older = open.get(i);
            for (int j = open.size() - 1; j > i; j--) {
                Cause younger = open.get(j);
                if (older.isSilence() == younger.isSilence() && isSame(older.topic, younger.topic)) {
                    older.take(younger);
                    end(younger, younger.closeInto(older, now), alerts);
                    // It has not ended, so its coming back is no news.
                    over.remove(younger);
                }
            }
        }
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        write(open, out);
        write(over, out);
    }

    private static void write(List<Cause> causes, DataOutput out) throws IOException {
        List<Kept> kept = causes.stream()
                .map(cause -> new Kept(
                        cause.told(),
                        Objects.requireNonNull(cause.height),
                        cause.easingSince,
                        cause.topic,
                        cause.conversation,
                        cause.isOfAll,
                        List.copyOf(cause.sources),
                        List.copyOf(cause.toldKinds)))
                .toList();
        byte[] json = Json.bytes(kept);
        out.writeInt(json.length);
        out.write(json);
    }

    /** Makes a new desk go on from what was written. */
    public AlertDesk read(DataInput in) throws IOException {
        read(in, open);
        read(in, over);
        return this;
    }

    private static void read(DataInput in, List<Cause> causes) throws IOException {
        byte[] json = new byte[in.readInt()];
        in.readFully(json);
        for (Kept kept : Json.MAPPER.readValue(json, new TypeReference<List<Kept>>() {})) {
            Cause cause = new Cause();
            cause.told = kept.told();
            cause.height = kept.height();
            cause.easingSince = kept.easingSince();
            cause.topic = kept.topic();
            cause.conversation = kept.conversation();
            cause.isOfAll = kept.isOfAll();
            cause.sources.addAll(kept.sources());
            cause.toldKinds.addAll(kept.toldKinds());
            causes.add(cause);
        }
    }

    /** A cause as state. */
    private record Kept(
            Alert told,
            Alert height,
            @Nullable Instant easingSince,
            @Nullable String topic,
            @Nullable String conversation,
            boolean isOfAll,
            List<String> sources,
            List<AlertKind> toldKinds) {}
}
