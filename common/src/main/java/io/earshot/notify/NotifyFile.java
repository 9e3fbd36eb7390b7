package io.earshot.notify;

import io.earshot.brand.BrandFinding;
import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file that says who is told of alerts, and all that is wrong with it.
 *
 * @param plan of what is right in it
 */
public record NotifyFile(NotifyPlan plan, List<BrandFinding> findings) {

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     * @param environment what {@code ${NAME}} in a value stands for
     */
    public static NotifyFile read(String name, byte[] content, Map<String, String> environment) {
        List<BrandFinding> findings = new ArrayList<>();
        NotifyPlan plan = new NotifyReader(name, content, environment, findings).read();
        return new NotifyFile(plan, List.copyOf(findings));
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
