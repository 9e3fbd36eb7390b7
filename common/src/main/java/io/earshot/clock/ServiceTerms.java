package io.earshot.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A policy at work: deadlines by its hours. Time that a team is not at work does not count. */
public final class ServiceTerms {
    private final ServicePolicy policy;
    private final ZoneId zone = ZoneOffset.UTC;

    ServiceTerms(ServicePolicy policy) {
        this.policy = policy;
    }

    /** The name of the policy. */
    public String policy() {
        return policy.id();
    }

    /** When the clock of a post starts. */
    public Instant clockStart(Instant publishedAt, @Nullable Instant receivedAt) {
        return policy.startsAt() == ServicePolicy.ClockStart.RECEIVED && receivedAt != null ? receivedAt : publishedAt;
    }

    /** The deadline of a clock that starts then: what happens at this instant is in time. Null where none is promised. */
    public @Nullable Instant due(Milestone milestone, Instant start) {
        return switch (milestone) {
            case FIRST_REPLY -> replyDue(start, policy.firstReply());
            case NEXT_REPLY -> replyDue(start, policy.nextReply() == null ? policy.firstReply() : policy.nextReply());
            case RESOLUTION -> policy.resolution() == null ? null : start.plus(policy.resolution());
            case FOLLOW_UP -> null;
        };
    }

    /** When to warn of a deadline: with the policy's share of the clock's open time left. */
    public Instant warnAt(Instant start, Instant due) {
        return due.minusMillis(Math.round(Duration.between(start, due).toMillis() * policy.warnShare()));
    }

    /** The deadline of a clock of which, from now on, only the policy's factor of what is left may be used. */
    public Instant shortened(Instant now, Instant due) {
        if (!due.isAfter(now)) {
            return due;
        }
        return now.plusMillis(Math.round(Duration.between(now, due).toMillis() * policy.hotFactor()));
    }

    /** How many seconds of the time between lay in the policy's hours; 0 where the end is not after the start. */
    public long openSeconds(Instant start, Instant end) {
        return Math.max(0, Duration.between(start, end).toSeconds());
    }

    private Instant replyDue(Instant start, Duration most) {
        Instant latest = start.plus(most);
        if (!policy.sameDay()) {
            return latest;
        }
        Instant endOfDay = start.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .minusMillis(1);
        return endOfDay.isBefore(latest) ? endOfDay : latest;
    }
}
