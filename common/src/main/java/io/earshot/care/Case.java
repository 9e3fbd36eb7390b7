package io.earshot.care;

import java.time.Duration;
import java.time.Instant;

/**
 * An item, and what its conversation has to remember of it.
 *
 * @param newsAt when the last thing was done that the item's status tells of: older news does not change the status
 * @param expiresAt when the item expires if it is open
 */
public record Case(Item item, Instant newsAt, Instant expiresAt) {

    /** The next instant at which time alone changes the item; {@link Instant#MAX} if none does. */
    Instant due() {
        if (!item.open()) {
            return Instant.MAX;
        }
        Service service = item.service();
        Instant clock =
                switch (service.state()) {
                    case ON_TRACK -> service.atRiskAt();
                    case AT_RISK -> service.breachAt();
                    case BREACHED, MET -> Instant.MAX;
                };
        return clock.isBefore(expiresAt) ? clock : expiresAt;
    }

    /** What time makes of it at {@link #due()}. */
    Case fallenDue() {
        Instant due = due();
        if (due.equals(expiresAt)) {
            return new Case(item.in(Item.Status.EXPIRED), newsAt, expiresAt);
        }
        Service.State next =
                item.service().state() == Service.State.ON_TRACK ? Service.State.AT_RISK : Service.State.BREACHED;
        return new Case(item.with(item.service().in(next)), newsAt, expiresAt);
    }

    /**
     * What a deed that was done for the item makes of it. The first answer counts whenever one hears of it; the status
     * follows the latest deed.
     */
    Case after(Deed deed, Duration expireAfter) {
        Item next = deed.answers() ? item.answered(deed.at()) : item;
        if (deed.at().isBefore(newsAt)) {
            return new Case(next, newsAt, expiresAt);
        }
        if (deed.agent() != null) {
            next = next.by(deed.agent());
        }
        Instant end = expiresAt;
        switch (deed.type()) {
            case REPLIED -> {
                if (item.status() != Item.Status.RESOLVED) {
                    next = next.in(Item.Status.REPLIED);
                }
            }
            case PROMISED -> {
                next = next.in(Item.Status.WAITING).with(next.service().withFollowUp(deed.dueAt()));
                end = (deed.dueAt() == null ? deed.at() : deed.dueAt()).plus(expireAfter);
            }
            case CLAIMED -> {
                if (item.status() == Item.Status.NEW) {
                    next = next.in(Item.Status.CLAIMED);
                }
            }
            case RESOLVED -> next = next.resolved(deed.at());
            case REOPENED -> {
                if (!item.open() || item.status() == Item.Status.WAITING) {
                    next = next.in(Item.Status.NEW);
                    end = deed.at().plus(expireAfter);
                }
            }
            case FEEDBACK, NOTE, CONTACT -> throw new IllegalArgumentException(deed.type() + " changes no item");
        }
        return new Case(next, deed.at(), end);
    }
}
