package io.earshot.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was understood.
 *
 * @param query null where there are errors
 * @param findings errors and warnings in order of their place
 */
public record ParsedQuery(@Nullable Query query, List<QueryFinding> findings) {
    public ParsedQuery {
        findings = List.copyOf(findings);
    }
}
