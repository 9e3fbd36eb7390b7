package io.earshot.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.alert.AlertState;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One writing of an alert: what decides who is told, and all of it as it was written, so that what a later version of
 * the contract adds goes through.
 *
 * @param updatedAt when it was written, in event time
 * @param version rises with every writing of the alert
 * @param json as it came
 */
public record AlertVersion(
        String alert,
        String brand,
        AlertKind kind,
        AlertLevel level,
        AlertState state,
        Instant updatedAt,
        long version,
        String json) {

    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    /** A record that is no alert; its message says why. */
    public static final class NoAlertException extends BadRecordException {
        private static final long serialVersionUID = 1;

        NoAlertException(String reason) {
            super(reason);
        }
    }

    /**
     * Reads a record of {@code earshot.alerts}.
     *
     * @throws NoAlertException if it is none that people could be told of
     */
    public static AlertVersion read(byte[] value) throws NoAlertException {
        Alert alert;
        try {
            alert = Json.MAPPER.readValue(value, Alert.class);
        } catch (JsonMappingException e) {
            throw new NoAlertException("not an alert: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new NoAlertException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NoAlertException("not JSON");
        }
        if (alert == null) {
            throw new NoAlertException("not an alert: a JSON object was expected, found null");
        }
        List<String> missing = missing(alert);
        if (!missing.isEmpty()) {
            throw new NoAlertException("not an alert: without " + String.join(", ", missing));
        }
        if (!isSane(alert.updatedAt()) || !isSane(alert.openedAt())) {
            throw new NoAlertException("not an alert: its times are not within 1970 to 9999");
        }
        return new AlertVersion(
                alert.alert(),
                alert.brand(),
                alert.kind(),
                alert.level(),
                alert.state(),
                alert.updatedAt(),
                alert.version(),
                new String(value, StandardCharsets.UTF_8));
    }

    /** The whole of it. */
    public Alert whole() {
        try {
            return Json.MAPPER.readValue(json, Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert that was read before does not read: " + alert, e);
        }
    }

    boolean isClosed() {
        return state == AlertState.CLOSED;
    }

    private static List<String> missing(Alert alert) {
        List<String> missing = new ArrayList<>();
        need("alert", alert.alert(), missing);
        need("brand", alert.brand(), missing);
        need("kind", alert.kind(), missing);
        need("level", alert.level(), missing);
        need("state", alert.state(), missing);
        need("openedAt", alert.openedAt(), missing);
        need("updatedAt", alert.updatedAt(), missing);
        need("reason", alert.reason(), missing);
        return missing;
    }

    private static void need(String field, Object value, List<String> missing) {
        if (value == null) {
            missing.add(field);
        }
    }

    private static boolean isSane(Instant time) {
        return !time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME);
    }
}
