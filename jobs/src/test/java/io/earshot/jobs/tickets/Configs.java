package io.earshot.jobs.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.deliver.Backoff;
import io.earshot.jobs.config.Clock;
import io.earshot.ticket.Surroundings;
import io.earshot.ticket.TicketFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Configurations of the tickets job for tests. */
final class Configs {
    static final Duration FORGET_AFTER = Duration.ofDays(90);

    private Configs() {}

    static TicketsConfig of(String yaml) {
        return of(yaml, Duration.ofSeconds(5));
    }

    static TicketsConfig of(String yaml, Duration timeout) {
        TicketFile file = TicketFile.read(
                "tickets.yaml",
                yaml.getBytes(StandardCharsets.UTF_8),
                new Surroundings(Map.of(), path -> Optional.empty()));
        assertThat(file.findings()).isEmpty();
        return new TicketsConfig(
                file.plan(),
                Clock.WALL,
                false,
                Duration.ofDays(7),
                FORGET_AFTER,
                timeout,
                Backoff.until(Duration.ofHours(1)));
    }
}
