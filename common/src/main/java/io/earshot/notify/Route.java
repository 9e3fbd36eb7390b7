package io.earshot.notify;

import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Which alerts go to whom.
 *
 * @param brands ids of brands; empty for all
 * @param kinds empty for all
 * @param level the least level that is told
 * @param targets names of those who are told
 * @param tell which changes are told beside the opening
 * @param changedEvery changes of the picture are told no more often than this
 * @param last whether the routes after this one are not for the alerts of these brands and kinds, whatever their level
 */
public record Route(
        Set<String> brands,
        Set<AlertKind> kinds,
        AlertLevel level,
        List<String> targets,
        Set<Event> tell,
        Duration changedEvery,
        QuietHours quiet,
        List<Escalation> escalations,
        boolean last)
        implements Serializable {

    /**
     * Who else is told if nobody reacts.
     *
     * @param level the least level that escalates
     * @param after how long an alert has to be at that level, open and unclaimed
     */
    public record Escalation(AlertLevel level, Duration after, List<String> targets) implements Serializable {}

    boolean isFor(String brand, AlertKind kind) {
        return (brands.isEmpty() || brands.contains(brand)) && (kinds.isEmpty() || kinds.contains(kind));
    }
}
