package io.earshot.care;

import io.earshot.clock.Milestone;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an item was promised, and how that stands. Deadlines are instants, so that a change of policy does not rewrite
 * the past.
 *
 * @param policy which service policy, such as {@code x-15m}
 * @param clockStart when the clock of the first reply started
 * @param firstReplyDue an answer at this instant is still in time
 * @param nextReplyDue when the oldest post without an answer wants one; null where none waits, or nobody answered yet
 * @param resolutionDue when it is to be resolved; null where the policy does not say
 * @param followUpDue when the customer was promised to hear more; null without a promise
 * @param atRiskAt from here on, an item without an answer is at risk
 * @param businessSeconds from the start of the clock to the first answer, in the policy's hours; null before
 * @param milestones the clocks that run or have ended, one of a kind: the last
 */
public record Service(
        String policy,
        Instant clockStart,
        Instant firstReplyDue,
        @Nullable Instant nextReplyDue,
        @Nullable Instant resolutionDue,
        @Nullable Instant followUpDue,
        Instant atRiskAt,
        State state,
        @Nullable Long businessSeconds,
        List<Clock> milestones) {

    public Service {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(state, "state");
        milestones = List.copyOf(milestones);
    }

    /** How a clock stands, or the worst of an item's. */
    public enum State {
        ON_TRACK,
        AT_RISK,
        BREACHED,
        MET
    }

    /**
     * One clock.
     *
     * @param due as it stands: earlier than promised while the item's topic is hot
     * @param endedAt when it was stopped; null while it runs
     */
    public record Clock(
            Milestone milestone,
            Instant start,
            Instant due,
            State state,
            @Nullable Instant endedAt) {}
}
