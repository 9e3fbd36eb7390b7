package io.earshot.jobs.notify;

import io.earshot.deliver.Backoff;
import io.earshot.jobs.config.Clock;
import io.earshot.notify.Links;
import io.earshot.notify.NotifyPlan;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the notify job goes by.
 *
 * @param clock the wall's when live; the events' own on a replay, of which nobody is told
 * @param replay whether people are told of a replay all the same
 * @param tooOldAfter alerts written longer ago are of a backfill, of which nobody is told either
 * @param timeout how long one attempt to tell somebody may take
 */
public record NotifyConfig(
        NotifyPlan plan,
        Links links,
        Clock clock,
        boolean replay,
        Duration tooOldAfter,
        Duration timeout,
        Backoff backoff)
        implements Serializable {

    /** Whether there is anybody to tell anything. */
    public boolean tellsAnybody() {
        return !plan.targets().isEmpty() && !plan.routes().isEmpty() && (clock == Clock.WALL || replay);
    }

    /** Why nobody is told anything. */
    String whyNobody() {
        return plan.targets().isEmpty() || plan.routes().isEmpty()
                ? "nobody is to be told of alerts: name targets and routes in a file, and the file in notify.file"
                : "clock is event, and of a replay nobody is told: set notify.replay to true if they are to be told";
    }
}
