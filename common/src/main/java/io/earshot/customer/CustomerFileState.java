package io.earshot.customer;

import java.util.List;

/**
 * All that is remembered of an author.
 *
 * @param known what the books say, at most one for each brand and one for all
 * @param met what they wrote to each brand, the latest last
 */
public record CustomerFileState(List<KnownCustomer> known, List<Acquaintance> met) {
    public CustomerFileState {
        known = known == null ? List.of() : known;
        met = met == null ? List.of() : met;
    }

    /** Of somebody who was never heard of. */
    public static CustomerFileState empty() {
        return new CustomerFileState(List.of(), List.of());
    }
}
