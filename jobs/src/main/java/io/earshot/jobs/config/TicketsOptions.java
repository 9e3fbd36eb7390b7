package io.earshot.jobs.config;

import io.earshot.brand.BrandFinding;
import io.earshot.deliver.Backoff;
import io.earshot.jobs.tickets.TicketsConfig;
import io.earshot.query.Severity;
import io.earshot.ticket.Surroundings;
import io.earshot.ticket.TicketFile;
import io.earshot.ticket.TicketPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of what hands items to ticket systems. */
public final class TicketsOptions {
    static final Option<String> FILE = new Option<>(
            "tickets.file",
            "path",
            "",
            "Which ticket systems have which items: see [tickets.md](tickets.md). Without it the tickets job does not run.",
            false,
            Parsers::text);
    static final Option<Duration> TIMEOUT = new Option<>(
            "tickets.timeout",
            "duration",
            "10 s",
            "How long one request to a ticket system may take.",
            false,
            Parsers::duration);
    static final Option<Duration> RETRY_FOR = new Option<>(
            "tickets.retry-for",
            "duration",
            "6 h",
            "How long it is tried to send a version of an item; then it is a dead letter.",
            false,
            Parsers::duration);
    static final Option<Duration> TOO_OLD_AFTER = new Option<>(
            "tickets.too-old-after",
            "duration",
            "7 d",
            "An item that was written longer ago when the job reads it opens no ticket: it is of a backfill.",
            false,
            Parsers::duration);
    static final Option<Duration> FORGET_AFTER = new Option<>(
            "tickets.forget-after",
            "duration",
            "90 d",
            "How long after the last version that was sent it is known what an item's ticket is called.",
            false,
            Parsers::duration);
    static final Option<Boolean> REPLAY = new Option<>(
            "tickets.replay",
            "true, false",
            "false",
            "Whether ticket systems have items with `clock: event`, too: of a replay of the past.",
            false,
            Parsers::trueOrFalse);

    static final List<Option<?>> ALL = List.of(FILE, TIMEOUT, RETRY_FOR, TOO_OLD_AFTER, FORGET_AFTER, REPLAY);

    private TicketsOptions() {}

    static TicketsConfig read(Settings settings, Map<String, String> environment, Clock clock) {
        return new TicketsConfig(
                plan(settings, environment),
                clock,
                settings.get(REPLAY),
                settings.get(TOO_OLD_AFTER),
                settings.get(FORGET_AFTER),
                settings.get(TIMEOUT),
                Backoff.until(settings.get(RETRY_FOR)));
    }

    /** What a file of targets may take from this process. */
    public static Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(environment, TicketsOptions::text);
    }

    private static Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static TicketPlan plan(Settings settings, Map<String, String> environment) {
        String file = settings.get(FILE);
        if (file.isEmpty()) {
            return TicketPlan.NONE;
        }
        try {
            TicketFile read = TicketFile.read(file, Files.readAllBytes(Path.of(file)), surroundings(environment));
            read.findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(BrandFinding::toString)
                    .forEach(settings::error);
            return read.plan();
        } catch (NoSuchFileException e) {
            settings.error("tickets.file: " + file + ": there is no such file");
        } catch (IOException e) {
            settings.error("tickets.file: " + file + ": can't be read: " + e.getMessage());
        }
        return TicketPlan.NONE;
    }
}
