package io.earshot.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.deliver.Backoff;
import io.earshot.jobs.config.Clock;
import io.earshot.notify.Links;
import io.earshot.notify.NotifyFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Configurations of the notify job for tests. */
final class Configs {
    /** How long a test waits for a server that never answers. */
    static final Duration TIMEOUT = Duration.ofMillis(500);

    private Configs() {}

    static NotifyConfig of(String yaml) {
        return of(yaml, Duration.ofSeconds(5));
    }

    /** One whose attempts end after {@link #TIMEOUT}. */
    static NotifyConfig impatient(String yaml) {
        return of(yaml, TIMEOUT);
    }

    private static NotifyConfig of(String yaml, Duration timeout) {
        NotifyFile file = NotifyFile.read("notify.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(file.hasErrors()).as("%s", file.findings()).isFalse();
        return new NotifyConfig(
                file.plan(),
                new Links("https://kibana.example"),
                Clock.WALL,
                false,
                Duration.ofHours(1),
                timeout,
                Backoff.until(Duration.ofHours(1)));
    }
}
