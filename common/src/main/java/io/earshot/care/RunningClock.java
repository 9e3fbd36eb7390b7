package io.earshot.care;

import io.earshot.clock.Milestone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The clock of one milestone, from its start to what stops it. */
final class RunningClock {
    /** The whole clock. */
    private final Pledge pledge;

    /** The clock as it stands: shortened while the topic is hot. */
    private Pledge current;

    private Service.State state = Service.State.ON_TRACK;
    private @Nullable Instant endedAt;

    RunningClock(Pledge pledge) {
        this.pledge = pledge;
        this.current = pledge;
    }

    Milestone milestone() {
        return pledge.milestone();
    }

    Pledge pledge() {
        return pledge;
    }

    Pledge current() {
        return current;
    }

    Service.State state() {
        return state;
    }

    boolean runs() {
        return endedAt == null;
    }

    /** When time alone changes it next; {@link Instant#MAX} if it does not. */
    Instant next() {
        if (!runs()) {
            return Instant.MAX;
        }
        return switch (state) {
            case ON_TRACK -> current.warnAt().isAfter(current.due()) ? breachAt() : current.warnAt();
            case AT_RISK -> breachAt();
            case BREACHED, MET -> Instant.MAX;
        };
    }

    /** What time makes of it then. */
    void fall() {
        boolean warned = state == Service.State.AT_RISK || current.warnAt().isAfter(current.due());
        state = warned ? Service.State.BREACHED : Service.State.AT_RISK;
    }

    /** Stops it: met at the deadline or before, breached strictly after. */
    void stop(Instant at) {
        endedAt = at;
        state = state == Service.State.BREACHED || at.isAfter(current.due())
                ? Service.State.BREACHED
                : Service.State.MET;
    }

    /** Ends it without a verdict: nobody waits any more. */
    void abandon(Instant at) {
        endedAt = at;
    }

    /** Runs by another deadline from now on. */
    void bend(Pledge other, Instant now) {
        current = other;
        if (state == Service.State.BREACHED && !now.isAfter(other.due())) {
            state = Service.State.AT_RISK;
        }
        if (state == Service.State.AT_RISK && now.isBefore(other.warnAt())) {
            state = Service.State.ON_TRACK;
        }
    }

    Service.Clock view() {
        return new Service.Clock(pledge.milestone(), pledge.start(), current.due(), state, endedAt);
    }

    /** When the deadline is broken: the first millisecond after it. */
    private Instant breachAt() {
        return current.due().plusMillis(1);
    }
}
