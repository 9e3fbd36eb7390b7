package io.earshot.ticket;

import io.earshot.brand.BrandFinding;
import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that says where items go, and all that is wrong with it.
 *
 * @param plan of what is right in it
 */
public record TicketFile(TicketPlan plan, List<BrandFinding> findings) {

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     */
    public static TicketFile read(String name, byte[] content, Surroundings surroundings) {
        List<BrandFinding> findings = new ArrayList<>();
        TicketPlan plan = new PlanReader(name, content, surroundings, findings).read();
        return new TicketFile(plan, List.copyOf(findings));
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
