package io.earshot.care;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertLevel;
import io.earshot.alert.AlertState;
import io.earshot.alert.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely a thread is to go viral.
 *
 * @param level null where it is no risk any more
 */
public record ThreadRisk(@Nullable AlertLevel level) {
    /** What an alert says of threads that may go viral; nothing for most alerts. */
    public static List<CareEvent> of(Alert alert) {
        AlertLevel level = alert.state() == AlertState.CLOSED ? null : alert.level();
        return alert.signals().stream()
                .filter(signal -> signal.startsWith(Signal.OF_THREAD))
                .map(signal -> CareEvent.of(
                        new ThreadRisk(level),
                        alert.brand(),
                        signal.substring(Signal.OF_THREAD.length()),
                        alert.updatedAt()))
                .toList();
    }
}
