package io.earshot.notify;

import io.earshot.alert.Alert;
import io.earshot.json.Json;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where in Kibana people see more of an alert.
 *
 * @param kibana its address, without a slash at the end; empty where there is none
 */
public record Links(String kibana) implements Serializable {
    /** What went before is shown too, so that the rise is seen. */
    private static final Duration BEFORE = Duration.ofHours(3);

    private static final Duration AFTER = Duration.ofHours(1);

    /** The dashboard for crises, at the brand and the time of the alert. */
    public Optional<String> to(Alert alert) {
        if (kibana.isEmpty()) {
            return Optional.empty();
        }
        Instant from = alert.openedAt().minus(BEFORE);
        String to = alert.closedAt() == null
                ? "now"
                : "'" + Json.instant(alert.closedAt().plus(AFTER)) + "'";
        String brand = alert.brand().replaceAll("[^A-Za-z0-9._-]", "");
        return Optional.of(
                kibana + "/app/dashboards#/view/earshot-crisis?_g=(time:(from:'" + Json.instant(from) + "',to:"
                        + to + "))&_a=(query:(language:kuery,query:'"
                        + URLEncoder.encode("brand : \"" + brand + "\"", StandardCharsets.UTF_8)
                                .replace("+", "%20")
                        + "'))");
    }
}
