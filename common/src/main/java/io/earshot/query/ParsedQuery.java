package io.earshot.query;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was understood.
 *
 * @param query null where there are errors, in it or in a group that it uses
 * @param findings errors and warnings in order of their place
 * @param groups the names of the groups that it uses, not those that these use in turn
 */
public record ParsedQuery(@Nullable Query query, List<QueryFinding> findings, SortedSet<String> groups) {
    public ParsedQuery {
        findings = List.copyOf(findings);
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }
}
