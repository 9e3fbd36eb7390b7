package io.earshot.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A deadline of an item.
 *
 * @param milestone what is due, such as {@code first_reply}
 */
record Due(String milestone, Instant at) {
    /** The next deadline of an item that is not over; empty where no clock runs. */
    static Optional<Due> of(JsonNode item) {
        String status = item.path("status").asText();
        if (status.equals("resolved") || status.equals("expired")) {
            return Optional.empty();
        }
        JsonNode service = item.path("service");
        Stream<@Nullable Due> all = service.path("milestones").isEmpty() ? named(item, service) : milestones(service);
        return all.filter(Objects::nonNull).min(Comparator.comparing(Due::at));
    }

    /** Whether a deadline was missed. */
    static boolean isBreached(JsonNode item) {
        JsonNode service = item.path("service");
        return service.path("state").asText().equals("breached")
                || StreamSupport.stream(service.path("milestones").spliterator(), false)
                        .anyMatch(one -> one.path("state").asText().equals("breached"));
    }

    private static Stream<@Nullable Due> milestones(JsonNode service) {
        return StreamSupport.stream(service.path("milestones").spliterator(), false)
                .filter(clock -> !clock.hasNonNull("endedAt"))
                .map(clock -> due(clock.path("milestone").asText("deadline"), clock.path("due")));
    }

    private static Stream<@Nullable Due> named(JsonNode item, JsonNode service) {
        boolean isAnswered = item.hasNonNull("firstReplyAt");
        return Stream.of(
                isAnswered ? null : due("first_reply", service.path("firstReplyDue")),
                due("next_reply", service.path("nextReplyDue")),
                due("resolution", service.path("resolutionDue")),
                due("follow_up", service.path("followUpDue")));
    }

    private static @Nullable Due due(String milestone, JsonNode at) {
        try {
            return at.isTextual() ? new Due(milestone, Json.instant(at.asText())) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As people read it, such as {@code first reply by 2026-11-24 10:15 UTC}. */
    String words() {
        return milestone.replace('_', ' ') + " by "
                + Json.instant(at).substring(0, 16).replace('T', ' ') + " UTC";
    }
}
