package io.earshot.jobs.config;

import io.earshot.brand.BrandFinding;
import io.earshot.deliver.Backoff;
import io.earshot.jobs.notify.NotifyConfig;
import io.earshot.notify.Links;
import io.earshot.notify.NotifyFile;
import io.earshot.notify.NotifyPlan;
import io.earshot.query.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings of those who tell people of alerts. */
final class NotifyOptions {
    static final Option<String> FILE = new Option<>(
            "notify.file",
            "path",
            "",
            "Who is told of alerts, and how: see [notify.md](notify.md). Without it nobody is told, and the notify job does not run.",
            false,
            Parsers::text);
    static final Option<String> KIBANA = new Option<>(
            "notify.kibana",
            "URL",
            "",
            "Kibana's address as people reach it, such as `https://kibana.example:5601`; messages then link to its crisis dashboard.",
            false,
            Parsers::baseUrl);
    static final Option<Duration> TIMEOUT = new Option<>(
            "notify.timeout",
            "duration",
            "10 s",
            "How long one attempt to tell somebody may take.",
            false,
            Parsers::duration);
    static final Option<Duration> RETRY_FOR = new Option<>(
            "notify.retry-for",
            "duration",
            "1 h",
            "How long it is tried to tell somebody who cannot be reached; then the message is a dead letter.",
            false,
            Parsers::duration);
    static final Option<Duration> TOO_OLD_AFTER = new Option<>(
            "notify.too-old-after",
            "duration",
            "1 h",
            "An alert that was written longer ago when the job reads it is told to nobody who does not know it: it is of a backfill.",
            false,
            Parsers::duration);
    static final Option<Boolean> REPLAY = new Option<>(
            "notify.replay",
            "true, false",
            "false",
            "Whether people are told of alerts with `clock: event`, too: of a replay of the past.",
            false,
            Parsers::trueOrFalse);

    static final List<Option<?>> ALL = List.of(FILE, KIBANA, TIMEOUT, RETRY_FOR, TOO_OLD_AFTER, REPLAY);

    private NotifyOptions() {}

    static NotifyConfig read(Settings settings, Map<String, String> environment, Clock clock) {
        return new NotifyConfig(
                plan(settings, environment),
                new Links(settings.get(KIBANA)),
                clock,
                settings.get(REPLAY),
                settings.get(TOO_OLD_AFTER),
                settings.get(TIMEOUT),
                Backoff.until(settings.get(RETRY_FOR)));
    }

    private static NotifyPlan plan(Settings settings, Map<String, String> environment) {
        String file = settings.get(FILE);
        if (file.isEmpty()) {
            return NotifyPlan.NONE;
        }
        try {
            NotifyFile read = NotifyFile.read(file, Files.readAllBytes(Path.of(file)), environment);
            read.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(BrandFinding::toString)
                    .forEach(settings::error);
            return read.plan();
        } catch (NoSuchFileException e) {
            settings.error("notify.file: " + file + ": there is no such file");
        } catch (IOException e) {
            settings.error("notify.file: " + file + ": can't be read: " + e.getMessage());
        }
        return NotifyPlan.NONE;
    }
}
