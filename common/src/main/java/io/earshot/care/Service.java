package io.earshot.care;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an item was promised by the service level in force when it was opened. Deadlines are instants, so that a change
 * of policy does not rewrite the past.
 *
 * @param policy which service level, such as {@code x-15m}
 * @param clockStart receipt of the post, else its publication
 * @param firstReplyDue an answer at this instant is still in time
 * @param atRiskAt from here on, an item without an answer is at risk
 * @param followUpDue when the customer was promised to hear more; null without a promise
 */
public record Service(
        String policy,
        Instant clockStart,
        Instant firstReplyDue,
        Instant atRiskAt,
        @Nullable Instant followUpDue,
        State state) {

    public Service {
        Objects.requireNonNull(clockStart, "clockStart");
        Objects.requireNonNull(firstReplyDue, "firstReplyDue");
        Objects.requireNonNull(atRiskAt, "atRiskAt");
        Objects.requireNonNull(state, "state");
    }

    /** How the first reply stands against its deadline. */
    public enum State {
        ON_TRACK,
        AT_RISK,
        BREACHED,
        MET
    }

    /** When the deadline is broken: the first millisecond after it. */
    Instant breachAt() {
        return firstReplyDue.plusMillis(1);
    }

    /**
     * The same with the clock stopped: met at or before the deadline, breached strictly after. News of an earlier end
     * may come after that of a later one, so what was met stays met, and what was breached can turn out to be met.
     */
    Service stopped(Instant at) {
        return in(state != State.MET && at.isAfter(firstReplyDue) ? State.BREACHED : State.MET);
    }

    Service in(State newState) {
        return new Service(policy, clockStart, firstReplyDue, atRiskAt, followUpDue, newState);
    }

    Service withFollowUp(@Nullable Instant due) {
        return new Service(policy, clockStart, firstReplyDue, atRiskAt, due, state);
    }
}
