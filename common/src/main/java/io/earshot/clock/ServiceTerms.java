package io.earshot.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A policy at work: deadlines by its hours. Time that a team is not at work does not count. */
public final class ServiceTerms {
    /** What a hot topic leaves of a clock, where so much is left: the time that a short answer takes to write. */
    static final Duration STILL_POSSIBLE = Duration.ofMinutes(1);

    private final ServicePolicy policy;
    private final Duration firstReply;
    private final boolean sameDay;
    private final BusinessCalendar calendar;

    /** @param ofFirstReply the policy that says by when a first answer is due */
    ServiceTerms(ServicePolicy policy, ServicePolicy ofFirstReply, BusinessCalendar calendar) {
        this.policy = policy;
        Duration most = ofFirstReply.firstReply();
        if (most == null) {
            throw new IllegalArgumentException("it does not say: " + ofFirstReply.id());
        }
        firstReply = most;
        sameDay = policy.sameDay() || ofFirstReply.sameDay();
        this.calendar = calendar;
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
            case FIRST_REPLY -> replyDue(start, firstReply);
            case NEXT_REPLY -> replyDue(start, policy.nextReply() == null ? firstReply : policy.nextReply());
            case RESOLUTION -> policy.resolution() == null ? null : calendar.due(start, policy.resolution());
            case FOLLOW_UP -> null;
        };
    }

    /**
     * When to warn of a deadline: with the policy's share of the clock's open time left. Of a clock without open time,
     * as that of a promise for the evening may be, it is the share of the time that passes.
     */
    public Instant warnAt(Instant start, Instant due) {
        if (!due.isAfter(start)) {
            return due;
        }
        long open = calendar.open(start, due).toMillis();
        if (open == 0) {
            long passes = Duration.between(start, due).toMillis();
            return due.minusMillis(Math.round(passes * policy.warnShare()));
        }
        return calendar.due(start, Duration.ofMillis(open - Math.round(open * policy.warnShare())));
    }

    /**
     * The deadline of a clock of which, from now on, only the policy's factor of the open time that is left may be used.
     * It is never later than before, and never so soon that no answer is possible: a minute stays, where one is left.
     */
    public Instant shortened(Instant now, Instant due) {
        Duration left = calendar.open(now, due);
        if (left.compareTo(STILL_POSSIBLE) <= 0) {
            return due;
        }
        Duration kept = Duration.ofMillis(Math.round(left.toMillis() * policy.hotFactor()));
        return calendar.due(now, kept.compareTo(STILL_POSSIBLE) < 0 ? STILL_POSSIBLE : kept);
    }

    /** How many seconds of the time between lay in the policy's hours; 0 where the end is not after the start. */
    public long openSeconds(Instant start, Instant end) {
        return calendar.open(start, end).toSeconds();
    }

    private Instant replyDue(Instant start, Duration most) {
        Instant latest = calendar.due(start, most);
        if (!sameDay) {
            return latest;
        }
        // Of a clock that starts in closed time, the day is that on which it begins to count.
        Instant endOfDay = calendar.opening(start)
                .atZone(calendar.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(calendar.zone())
                .toInstant()
                .minusMillis(1);
        return endOfDay.isBefore(latest) ? endOfDay : latest;
    }
}
