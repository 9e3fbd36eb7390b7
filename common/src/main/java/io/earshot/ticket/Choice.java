package io.earshot.ticket;

import io.earshot.care.Item;
import io.earshot.clock.PriorityLevel;
import io.earshot.post.Platform;
import java.io.Serializable;
import java.util.Set;

/**
 * Which items a target is to have. Each part that is empty allows all.
 *
 * @param statuses in which an item may be when it first goes there; how it goes on is told whatever becomes of it
 */
public record Choice(
        Set<String> brands,
        Set<String> teams,
        Set<Platform> channels,
        Set<PriorityLevel> levels,
        Set<Item.Status> statuses)
        implements Serializable {

    /** What still has to be answered: a ticket for what is over already would only be closed again. */
    public static final Set<Item.Status> UNANSWERED = Set.of(Item.Status.NEW, Item.Status.CLAIMED, Item.Status.WAITING);

    public boolean takes(ItemVersion item) {
        return allows(brands, item.brand())
                && (teams.isEmpty() || (item.team() != null && teams.contains(item.team())))
                && allows(channels, item.channel())
                && allows(levels, item.level())
                && allows(statuses, item.status());
    }

    private static <T> boolean allows(Set<T> some, T one) {
        return some.isEmpty() || some.contains(one);
    }
}
