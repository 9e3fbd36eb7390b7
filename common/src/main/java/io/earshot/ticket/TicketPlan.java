package io.earshot.ticket;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Where items go.
 *
 * @param targets each of another name
 */
public record TicketPlan(List<TicketTarget> targets) implements Serializable {
    /** They go nowhere. */
    public static final TicketPlan NONE = new TicketPlan(List.of());

    public Optional<TicketTarget> target(String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst();
    }
}
