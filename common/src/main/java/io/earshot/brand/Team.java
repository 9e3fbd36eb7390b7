package io.earshot.brand;

import java.util.List;
import java.util.Objects;

/**
 * Whose work some of the items are. The first team whose condition holds has the item.
 *
 * @param id such as {@code billing}
 * @param when which of the brand's mentions, in the query language; empty for all that are left
 * @param experts the agents who know most of it, best first
 */
public record Team(String id, String when, List<String> experts) {
    public Team {
        Objects.requireNonNull(id, "id");
        when = when == null ? "" : when;
        experts = experts == null ? List.of() : List.copyOf(experts);
    }
}
