package io.earshot.care;

import io.earshot.clock.Milestone;
import io.earshot.clock.ServiceTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clocks of a case, the last of each milestone, by deadlines that stay as they were once promised. */
final class Clocks {
    private final List<Pledge> pledges;
    private final Map<Milestone, RunningClock> clocks = new EnumMap<>(Milestone.class);
    private @Nullable Instant heatedAt;

    Clocks(List<Pledge> promised) {
        pledges = new ArrayList<>(promised);
    }

    /** All that was promised so far. */
    List<Pledge> pledges() {
        return pledges;
    }

    @Nullable
    RunningClock get(Milestone milestone) {
        return clocks.get(milestone);
    }

    /** The clock of the first reply, which each case has. */
    RunningClock first() {
        return Objects.requireNonNull(clocks.get(Milestone.FIRST_REPLY), "a case begins with a question");
    }

    /** The clock that time changes next; null if none. */
    @Nullable
    RunningClock earliest() {
        RunningClock earliest = null;
        for (RunningClock clock : clocks.values()) {
            if (clock.next().isBefore(earliest == null ? Instant.MAX : earliest.next())) {
                earliest = clock;
            }
        }
        return earliest;
    }

    /** Starts a clock, if the terms promise something. */
    void start(Milestone milestone, String name, Instant start, ServiceTerms terms) {
        Instant due = terms.due(milestone, start);
        if (due == null) {
            return;
        }
        start(milestone, name, start, due, terms);
        if (heatedAt != null) {
            Instant from = heatedAt.isAfter(start) ? heatedAt : start;
            shorten(Objects.requireNonNull(clocks.get(milestone)), from, terms);
        }
    }

    /** Starts a clock with that deadline. */
    void start(Milestone milestone, String name, Instant start, Instant due, ServiceTerms terms) {
        Pledge pledge = pledge(
                milestone,
                name,
                null,
                () -> new Pledge(milestone, name, terms.policy(), null, start, due, terms.warnAt(start, due)));
        clocks.put(milestone, new RunningClock(pledge));
    }

    /** Forgets a clock whose promise was replaced. */
    void drop(Milestone milestone) {
        clocks.remove(milestone);
    }

    /** Ends all that run without a verdict. */
    void abandon(Instant at) {
        clocks.values().stream().filter(RunningClock::runs).forEach(clock -> clock.abandon(at));
    }

    /** From now on clocks run faster; false if that changes none. What a customer was promised in words is not moved. */
    boolean heat(Instant at, ServiceTerms terms) {
        if (heatedAt != null) {
            return false;
        }
        heatedAt = at;
        boolean bent = false;
        for (RunningClock clock : clocks.values()) {
            if (clock.runs() && clock.milestone() != Milestone.FOLLOW_UP) {
                bent |= shorten(clock, at, terms);
            }
        }
        return bent;
    }

    /** From now on clocks run as they were promised; false if that changes none. */
    boolean cool(Instant at) {
        heatedAt = null;
        boolean bent = false;
        for (RunningClock clock : clocks.values()) {
            if (clock.runs() && !clock.current().equals(clock.pledge())) {
                clock.bend(clock.pledge(), at);
                bent = true;
            }
        }
        return bent;
    }

    /** How they stand together. */
    Service view(@Nullable Long businessSeconds) {
        Pledge first = first().pledge();
        return new Service(
                first.policy(),
                first.start(),
                first().current().due(),
                runningDue(Milestone.NEXT_REPLY),
                dueOf(Milestone.RESOLUTION),
                runningDue(Milestone.FOLLOW_UP),
                first().current().warnAt(),
                worst(),
                businessSeconds,
                clocks.values().stream().map(RunningClock::view).toList());
    }

    /** The reply decides whether an item is on track or has met its promise; the others count once they are in danger. */
    private Service.State worst() {
        Service.State worst = Service.State.MET;
        for (RunningClock clock : clocks.values()) {
            boolean reply = clock.milestone() == Milestone.FIRST_REPLY || clock.milestone() == Milestone.NEXT_REPLY;
            if (clock.state() == Service.State.BREACHED) {
                return Service.State.BREACHED;
            }
            if (clock.runs() && clock.state() == Service.State.AT_RISK) {
                worst = Service.State.AT_RISK;
            } else if (clock.runs() && reply && worst == Service.State.MET) {
                worst = Service.State.ON_TRACK;
            }
        }
        return worst;
    }

    private @Nullable Instant dueOf(Milestone milestone) {
        RunningClock clock = clocks.get(milestone);
        return clock == null ? null : clock.current().due();
    }

    private @Nullable Instant runningDue(Milestone milestone) {
        RunningClock clock = clocks.get(milestone);
        return clock == null || !clock.runs() ? null : clock.current().due();
    }

    private boolean shorten(RunningClock clock, Instant at, ServiceTerms terms) {
        Pledge whole = clock.pledge();
        Pledge shorter = pledge(whole.milestone(), whole.clock(), at, () -> {
            Instant due = terms.shortened(at, whole.due());
            return new Pledge(
                    whole.milestone(), whole.clock(), terms.policy(), at, whole.start(), due, terms.warnAt(at, due));
        });
        if (!shorter.due().isBefore(whole.due())) {
            return false;
        }
        clock.bend(shorter, at);
        return true;
    }

    /** What was promised then stays promised; what is promised for the first time is kept. */
    private Pledge pledge(Milestone milestone, String name, @Nullable Instant heat, Supplier<Pledge> anew) {
        for (Pledge pledge : pledges) {
            if (pledge.isOf(milestone, name, heat)) {
                return pledge;
            }
        }
        Pledge pledge = anew.get();
        pledges.add(pledge);
        return pledge;
    }
}
