package io.earshot.notify;

import io.earshot.alert.AlertLevel;
import io.earshot.notify.Route.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is told of one alert, and when. It is told of each version of the alert, of a claim, and of the time; it
 * answers with what is to be told. The same version is never told twice to anybody, and none after a newer one.
 *
 * <p>Time is whatever the caller says it is, the wall's or the events'.
 */
public final class Herald {
    /** A closed alert can still come again, from a replay, for so long. */
    static final Duration AFTER_CLOSING = Duration.ofDays(1);

    /** An alert of which nothing was heard for so long will not be closed any more. */
    static final Duration ABANDONED = Duration.ofDays(30);

    private final NotifyPlan plan;
    private final Duration tooOldAfter;

    private @Nullable AlertVersion latest;
    private @Nullable AlertLevel peak;
    private final Map<AlertLevel, Instant> since;
    private boolean claimed;
    private final Set<String> escalated;
    private final Map<String, Informed> informed = new LinkedHashMap<>();
    private @Nullable Instant touchedAt;

    /**
     * @param tooOldAfter what was written longer ago than this when it is heard is of a backfill: nobody is told of it
     *     who does not know the alert already
     */
    public Herald(NotifyPlan plan, Duration tooOldAfter, HeraldState state) {
        this.plan = plan;
        this.tooOldAfter = tooOldAfter;
        latest = state.latest();
        peak = state.peak();
        since = new EnumMap<>(AlertLevel.class);
        since.putAll(state.since());
        claimed = state.claimed();
        escalated = new LinkedHashSet<>(state.escalated());
        state.informed().forEach(one -> informed.put(one.target(), one));
        touchedAt = state.touchedAt();
    }

    /** What to keep until the next time. */
    public HeraldState state() {
        return new HeraldState(
                latest,
                peak,
                Map.copyOf(since),
                claimed,
                List.copyOf(escalated),
                List.copyOf(informed.values()),
                touchedAt);
    }

    /** Whether there is nothing to keep. */
    public boolean isEmpty() {
        return touchedAt == null;
    }

    /** Whether an alert was written so long ago that nobody is told of it who does not know it already. */
    public static boolean isTooOld(AlertVersion alert, Duration tooOldAfter, Instant now) {
        return alert.updatedAt().isBefore(now.minus(tooOldAfter));
    }

    /** Hears a version of the alert. One that is not newer than all before changes nothing. */
    public List<Notice> hear(AlertVersion alert, Instant now) {
        List<Notice> notices = new ArrayList<>(advance(now));
        if (latest != null && alert.version() <= latest.version()) {
            return notices;
        }
        latest = alert;
        touchedAt = now;
        peak = peak == null || alert.level().compareTo(peak) > 0 ? alert.level() : peak;
        boolean isNews = !isTooOld(alert, tooOldAfter, now);
        for (AlertLevel level : AlertLevel.values()) {
            if (alert.isClosed() || level.compareTo(alert.level()) > 0) {
                since.remove(level);
            } else if (isNews) {
                since.putIfAbsent(level, now);
            }
        }
        decide(alert, now, isNews, notices);
        return notices;
    }

    /** Hears that somebody sees to it. */
    public List<Notice> claim(Instant now) {
        List<Notice> notices = advance(now);
        claimed = true;
        touchedAt = now;
        return notices;
    }

    /** Tells what has fallen due, and forgets what ended long ago. */
    public List<Notice> advance(Instant now) {
        if (touchedAt != null && !forgetAt(touchedAt).isAfter(now)) {
            latest = null;
            peak = null;
            since.clear();
            claimed = false;
            escalated.clear();
            informed.clear();
            touchedAt = null;
        }
        List<Notice> notices = new ArrayList<>();
        if (latest != null) {
            decide(latest, now, false, notices);
        }
        return notices;
    }

    /** When to {@link #advance} next at the latest; empty if there is nothing to keep. */
    public Optional<Instant> next() {
        if (touchedAt == null) {
            return Optional.empty();
        }
        List<Instant> dues = new ArrayList<>(List.of(forgetAt(touchedAt)));
        if (latest != null) {
            for (Informed one : informed.values()) {
                if (one.heldUntil() != null) {
                    dues.add(one.heldUntil());
                }
            }
            recipients(latest).forEach((target, route) -> {
                Informed one = knowledge(target);
                if (one.heldUntil() == null && event(latest, one, route, false).equals(Optional.of(Event.CHANGED))) {
                    dues.add(changeDue(one, route));
                }
            });
            for (Route route : routes(latest)) {
                for (Escalation escalation : route.escalations()) {
                    if (escalation.targets().stream()
                            .anyMatch(target -> isToEscalate(escalation, target)
                                    && knowledge(target).heldUntil() == null)) {
                        escalationDue(route, escalation).ifPresent(dues::add);
                    }
                }
            }
        }
        return dues.stream().min(Instant::compareTo);
    }

    private Instant forgetAt(Instant touched) {
        return touched.plus(latest == null || latest.isClosed() ? AFTER_CLOSING : ABANDONED);
    }

    // Who is told what

    private void decide(AlertVersion alert, Instant now, boolean isNews, List<Notice> notices) {
        recipients(alert).forEach((target, route) -> {
            Informed one = knowledge(target);
            Optional<Event> event = event(alert, one, route, isNews || one.heldUntil() != null);
            if (event.isPresent()
                    && (event.get() != Event.CHANGED || !changeDue(one, route).isAfter(now))) {
                tell(alert, event.get(), one, route, now, notices);
            }
        });
        for (Route route : routes(alert)) {
            for (Escalation escalation : route.escalations()) {
                escalate(alert, route, escalation, now, notices);
            }
        }
        List.copyOf(informed.values()).forEach(one -> release(one, now));
    }

    /** Whom the alert concerns, each with the route that says how: the first that names them. */
    private Map<String, Route> recipients(AlertVersion alert) {
        Map<String, Route> recipients = new LinkedHashMap<>();
        for (Route route : routes(alert)) {
            route.targets().forEach(target -> recipients.putIfAbsent(target, route));
        }
        for (Route route : routes(alert)) {
            for (Escalation escalation : route.escalations()) {
                for (String target : escalation.targets()) {
                    if (!isToEscalate(escalation, target)) {
                        recipients.putIfAbsent(target, route);
                    }
                }
            }
        }
        return recipients;
    }

    /** The routes that it has ever been high enough for: who heard of it hears how it goes on. */
    private List<Route> routes(AlertVersion alert) {
        return plan.routes(alert.brand(), alert.kind()).stream()
                .filter(route -> peak != null && peak.compareTo(route.level()) >= 0)
                .toList();
    }

    private Informed knowledge(String target) {
        return informed.getOrDefault(target, Informed.ofNothing(target));
    }

    /** What of the alert is new to a target that a route tells of it. */
    private static Optional<Event> event(AlertVersion alert, Informed one, Route route, boolean isNews) {
        if (!one.knowsIt()) {
            boolean isTold = isNews && !alert.isClosed() && alert.level().compareTo(route.level()) >= 0;
            return isTold ? Optional.of(Event.OPENED) : Optional.empty();
        }
        if (alert.version() <= one.version() || one.closed()) {
            return Optional.empty();
        }
        return Stream.of(kindOfChange(alert, one), Event.CHANGED)
                .filter(event -> event != Event.CHANGED || !alert.isClosed())
                .filter(route.tell()::contains)
                .findFirst();
    }

    private static Event kindOfChange(AlertVersion alert, Informed one) {
        if (alert.isClosed()) {
            return Event.CLOSED;
        }
        return one.level() != null && alert.level().compareTo(one.level()) > 0 ? Event.RAISED : Event.CHANGED;
    }

    private static Instant changeDue(Informed one, Route route) {
        return one.at() == null ? Instant.MIN : one.at().plus(route.changedEvery());
    }

    private void tell(AlertVersion alert, Event event, Informed one, Route route, Instant now, List<Notice> notices) {
        Optional<Instant> quietUntil = alert.level() == AlertLevel.CRITICAL
                ? Optional.empty()
                : quiet(one.target(), route).endAt(now);
        if (quietUntil.isPresent()) {
            informed.put(one.target(), one.until(quietUntil.get()));
            return;
        }
        boolean isHeld = one.heldUntil() != null && !one.heldUntil().isAfter(now);
        boolean inDigest = isHeld && alert.level() != AlertLevel.CRITICAL;
        notices.add(new Notice(one.target(), event, alert, !one.knowsIt(), inDigest ? one.heldUntil() : null));
        informed.put(one.target(), one.told(alert, now));
    }

    /** What was held back and is not true any more is told to nobody. */
    private void release(Informed one, Instant now) {
        if (one.heldUntil() != null && !one.heldUntil().isAfter(now)) {
            if (one.knowsIt()) {
                informed.put(one.target(), one.until(null));
            } else {
                informed.remove(one.target());
            }
        }
    }

    private QuietHours quiet(String target, Route route) {
        return plan.target(target).map(one -> route.quiet().and(one.quiet())).orElse(route.quiet());
    }

    // When nobody reacts

    private void escalate(AlertVersion alert, Route route, Escalation escalation, Instant now, List<Notice> notices) {
        Optional<Instant> due = escalationDue(route, escalation);
        if (due.isEmpty() || due.get().isAfter(now)) {
            return;
        }
        for (String target : escalation.targets()) {
            if (isToEscalate(escalation, target)) {
                int before = notices.size();
                tell(alert, Event.ESCALATED, knowledge(target), route, now, notices);
                if (notices.size() > before) {
                    escalated.add(name(escalation, target));
                }
            }
        }
    }

    private boolean isToEscalate(Escalation escalation, String target) {
        return !escalated.contains(name(escalation, target));
    }

    private static String name(Escalation escalation, String target) {
        return escalation.level() + "/" + target;
    }

    /**
     * When the time to react is over; empty if nobody has to. In a route's quiet hours that time stands still, unless
     * the alert is critical: nobody was told.
     */
    private Optional<Instant> escalationDue(Route route, Escalation escalation) {
        if (claimed) {
            return Optional.empty();
        }
        return since.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(escalation.level()) >= 0)
                .map(entry -> entry.getKey() == AlertLevel.CRITICAL
                        ? entry.getValue()
                        : route.quiet().endAt(entry.getValue()).orElse(entry.getValue()))
                .min(Instant::compareTo)
                .map(start -> start.plus(escalation.after()));
    }
}
