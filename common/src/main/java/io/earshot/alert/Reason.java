package io.earshot.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The sentence that an alert tells people. */
final class Reason {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** With fewer expected, how many times as many says nothing. */
    private static final double HARDLY_ANY = 0.1;

    /** A share worth a word. */
    private static final double WORTH_A_WORD = 0.01;

    private static final int MOST_CHANNELS = 2;

    private Reason() {}

    /**
     * What goes on.
     *
     * @param lead what the alert is told by
     * @param all that has this cause, the lead too
     */
    static String whileOpen(String brand, Signal lead, List<Signal> all, Instant openedAt) {
        StringBuilder reason = new StringBuilder(figures(brand, lead));
        if (lead.isSilence()) {
            return reason.append("; is the collector still running?").toString();
        }
        if (lead.authors() > 0) {
            reason.append(", by ").append(lead.authors()).append(lead.authors() == 1 ? " author" : " authors");
        }
        reason.append(", since ").append(CLOCK.format(openedAt)).append(" UTC");
        if (!lead.channels().isEmpty()) {
            reason.append(", mostly on ")
                    .append(String.join(
                            " and ",
                            lead.channels()
                                    .subList(
                                            0,
                                            Math.min(
                                                    MOST_CHANNELS,
                                                    lead.channels().size()))));
        }
        StringJoiner more = new StringJoiner("; ", "; ", "").setEmptyValue("");
        if (lead.kind() != AlertKind.NEGATIVE_SPIKE && lead.negativeShare() >= WORTH_A_WORD) {
            more.add(Math.round(100 * lead.negativeShare()) + " % of them negative");
        }
        all.stream()
                .map(Signal::label)
                .filter(label -> label != null && !lead.what().contains(label))
                .distinct()
                .limit(2)
                .forEach(label -> more.add("people talk of “" + label + "”"));
        all.stream()
                .map(Signal::clause)
                .filter(clause -> !clause.isEmpty())
                .distinct()
                .limit(2)
                .forEach(more::add);
        if (!lead.terms().isEmpty()) {
            more.add("what stands out: " + String.join(", ", lead.terms()));
        }
        return reason.append(more).append('.').toString();
    }

    /** A closed alert is told by its height. */
    static String whenClosed(Alert height, Instant closedAt) {
        return "over after " + duration(Duration.between(height.openedAt(), closedAt)) + "; at its height "
                + height.reason();
    }

    /** An alert that turned out to be about what another is about. */
    static String whenJoined(Alert other) {
        return "this is part of what the alert since " + CLOCK.format(other.openedAt()) + " UTC tells: "
                + other.reason();
    }

    private static String figures(String brand, Signal lead) {
        Signal.Figures figures = lead.figures();
        String observed = String.format(
                Locale.ROOT,
                "%s had %d %s in %s",
                brand.equals(Alert.ALL_BRANDS) ? "all brands together" : brand,
                Math.round(figures.observed()),
                lead.what(),
                span(figures.window()));
        if (lead.kind() == AlertKind.VIRAL_RISK || lead.kind() == AlertKind.SLA_RISK) {
            return observed;
        }
        if (figures.expected() < HARDLY_ANY) {
            return observed + " where hardly any are usual";
        }
        String usual = observed + " where " + number(figures.expected()) + " are usual";
        return lead.isSilence() ? usual : usual + " (" + number(figures.ratio()) + " times as many)";
    }

    private static String span(AlertWindow window) {
        long minutes =
                Math.max(1, Duration.between(window.start(), window.end()).toMinutes());
        return minutes == 1 ? "1 minute" : minutes < 120 ? minutes + " minutes" : minutes / 60 + " hours";
    }

    private static String number(double value) {
        return value < 9.95 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString(Math.round(value));
    }

    private static String duration(Duration duration) {
        long hours = duration.toHours();
        String minutes = duration.toMinutesPart() + " min";
        return hours == 0 ? minutes : hours + " h " + minutes;
    }
}
