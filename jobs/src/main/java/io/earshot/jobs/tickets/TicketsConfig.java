package io.earshot.jobs.tickets;

import io.earshot.deliver.Backoff;
import io.earshot.jobs.config.Clock;
import io.earshot.ticket.TicketPlan;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the tickets job goes by.
 *
 * @param clock the wall's when live; the events' own on a replay, of which no ticket system hears
 * @param replay whether ticket systems hear of a replay all the same
 * @param tooOldAfter items written longer ago open no ticket: they are of a backfill
 * @param forgetAfter how long after the last writing of an item it is known what its ticket is called
 * @param timeout how long one request may take
 */
public record TicketsConfig(
        TicketPlan plan,
        Clock clock,
        boolean replay,
        Duration tooOldAfter,
        Duration forgetAfter,
        Duration timeout,
        Backoff backoff)
        implements Serializable {

    /** Whether items go anywhere. */
    public boolean sendsAnything() {
        return !plan.targets().isEmpty() && (clock == Clock.WALL || replay);
    }

    /** Why they go nowhere. */
    String whyNothing() {
        return plan.targets().isEmpty()
                ? "no ticket system is to have items: name targets in a file, and the file in tickets.file"
                : "clock is event, and of a replay no ticket system hears: set tickets.replay to true if it is to hear";
    }
}
