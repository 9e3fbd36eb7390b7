package io.earshot.spike;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The sentence that an alert tells people. */
final class Reason {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** With fewer expected, how many times as many says nothing. */
    private static final double HARDLY_ANY = 0.1;

    private Reason() {}

    static String whileOpen(
            String brand,
            AlertKind kind,
            Instant openedAt,
            Reading reading,
            long authors,
            double negativeShare,
            List<String> terms) {
        StringBuilder reason = new StringBuilder(figures(brand, kind, reading))
                .append(", by ")
                .append(authors)
                .append(authors == 1 ? " author" : " authors")
                .append(", since ")
                .append(CLOCK.format(openedAt))
                .append(" UTC");
        if (kind != AlertKind.NEGATIVE_SPIKE && negativeShare >= 0.01) {
            reason.append("; ").append(Math.round(100 * negativeShare)).append(" % of them negative");
        }
        if (!terms.isEmpty()) {
            reason.append("; what stands out: ").append(String.join(", ", terms));
        }
        return reason.append('.').toString();
    }

    /** A closed alert is told by what is now, which may be a new normal, and by its height. */
    static String whenClosed(Alert height, Reading now, Instant closedAt) {
        String lasted = duration(Duration.between(height.openedAt(), closedAt));
        return "over after " + lasted + ", as " + figures(height.brand(), height.kind(), now) + "; at its height "
                + height.reason();
    }

    private static String figures(String brand, AlertKind kind, Reading reading) {
        String what = kind == AlertKind.NEGATIVE_SPIKE ? "negative mentions" : "mentions";
        String span = reading.steps() == 1 ? "1 minute" : reading.steps() + " minutes";
        String usual = reading.expected() < HARDLY_ANY
                ? "where hardly any are usual"
                : "where %s are usual (%s times as many)"
                        .formatted(number(reading.expected()), number(reading.ratio()));
        return "%s had %d %s in %s %s".formatted(brand, Math.round(reading.observed()), what, span, usual);
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
