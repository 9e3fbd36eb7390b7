package io.earshot.care;

import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the events of a case, each under an id that follows from what happened and not from when it was told. */
final class Chronicle {
    /** An item shows so many lines of its history: the last. */
    static final int MOST_CHAPTERS = 20;

    private final Case of;
    private final PriorityLevel level;
    private final List<ItemEvent> events = new ArrayList<>();

    Chronicle(Case of, PriorityLevel level) {
        this.of = of;
        this.level = level;
    }

    List<ItemEvent> events() {
        return events;
    }

    /** Something happened. */
    void tell(ItemEvent.Kind kind, Happening one) {
        add(kind, null, key(one), one.at(), one.agent(), null, null, one.because());
    }

    /** Something happened so long after a start. */
    void tell(ItemEvent.Kind kind, Happening one, Instant start, long openSeconds) {
        add(kind, null, key(one), one.at(), one.agent(), seconds(start, one.at()), openSeconds, one.because());
    }

    /** A clock came to something, by time or by what was done. */
    void tell(ItemEvent.Kind kind, RunningClock clock, Instant at, @Nullable String agent) {
        add(kind, clock.milestone(), clock.pledge().clock(), at, agent, null, null, null);
    }

    /** A clock was answered. */
    void tellAnswer(RunningClock clock, Happening one, long openSeconds) {
        long seconds = seconds(clock.pledge().start(), one.at());
        add(
                ItemEvent.Kind.ANSWERED,
                clock.milestone(),
                clock.pledge().clock(),
                one.at(),
                one.agent(),
                seconds,
                openSeconds,
                null);
    }

    /** The priority moved far. */
    ItemEvent priorityChanged(PriorityLevel before, PriorityLevel after, Instant at, long version) {
        String because = small(before) + " to " + small(after);
        return event(
                ItemEvent.Kind.PRIORITY_CHANGED, null, String.valueOf(version), after, at, null, null, null, because);
    }

    /** Time ended the case. */
    void tellExpiry(Instant at) {
        add(ItemEvent.Kind.EXPIRED, null, String.valueOf(at.toEpochMilli()), at, null, null, null, null);
    }

    /** The newest of what happened, oldest first. */
    List<Chapter> chapters() {
        List<ItemEvent> last = events.subList(Math.max(0, events.size() - MOST_CHAPTERS), events.size());
        return last.stream()
                .map(event -> new Chapter(event.at(), event.kind(), event.milestone(), event.agent(), event.because()))
                .toList();
    }

    /** What tells a happening from others of its kind, also as the name of a clock that it starts. */
    static String key(Happening one) {
        return switch (one.kind()) {
            case ASKED, PRAISED, SAID, PEER_ANSWERED -> String.valueOf(one.post());
            default -> String.valueOf(one.at().toEpochMilli());
        };
    }

    static long seconds(Instant start, Instant end) {
        return Math.max(0, Duration.between(start, end).toSeconds());
    }

    private void add(
            ItemEvent.Kind kind,
            @Nullable Milestone milestone,
            String key,
            Instant at,
            @Nullable String agent,
            @Nullable Long seconds,
            @Nullable Long openSeconds,
            @Nullable String because) {
        events.add(event(kind, milestone, key, level, at, agent, seconds, openSeconds, because));
    }

    private ItemEvent event(
            ItemEvent.Kind kind,
            @Nullable Milestone milestone,
            String key,
            PriorityLevel then,
            Instant at,
            @Nullable String agent,
            @Nullable Long seconds,
            @Nullable Long openSeconds,
            @Nullable String because) {
        String item = of.opening().item();
        String id = item + "/" + small(kind) + (milestone == null ? "" : "/" + small(milestone))
                + (kind == ItemEvent.Kind.OPENED ? "" : "/" + key);
        boolean isNew = of.customer().history().firstAt() == null;
        return new ItemEvent(
                id,
                item,
                ItemId.brand(item),
                kind,
                milestone,
                at,
                of.opening().channel(),
                of.facts().said().intent().label(),
                then,
                of.help().team(),
                agent,
                kind == ItemEvent.Kind.OPENED ? isNew : null,
                seconds,
                openSeconds,
                because);
    }

    private static String small(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
