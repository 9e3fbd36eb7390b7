package io.earshot.notify;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of messages for people, the same by Slack and by e-mail. */
final class Phrases {
    static final String TEST =
            "This is a test. Nothing happened: somebody tried whether Earshot's alerts arrive here. They do.";

    /** As many exemplars and terms as a reader takes in. */
    private static final int MOST_TERMS = 8;

    private static final int MOST_EXEMPLARS = 5;

    private final ZoneId zone;

    Phrases(ZoneId zone) {
        this.zone = zone;
    }

    /** A name of something and what there is to say of it. */
    record Fact(String name, String value) {}

    /** What happened to the alert, such as {@code Critical alert} or {@code Over}. */
    static String event(News news, Alert alert) {
        return switch (news.event()) {
            case OPENED -> level(alert.level()) + " alert";
            case RAISED -> "Raised to " + alert.level().name().toLowerCase(Locale.ROOT);
            case CHANGED -> "Update, " + alert.level().name().toLowerCase(Locale.ROOT);
            case CLOSED -> "Over";
            case ESCALATED -> "Escalated, " + alert.level().name().toLowerCase(Locale.ROOT) + ": nobody has claimed it";
        };
    }

    /** What the alert is, such as {@code acme: volume spike}. It stays the same as long as the alert lives. */
    static String subject(Alert alert) {
        return alert.brand() + ": " + kind(alert.kind());
    }

    static String kind(AlertKind kind) {
        return switch (kind) {
            case SLA_RISK -> "SLA risk";
            case VOLUME_SPIKE, NEGATIVE_SPIKE, INTENT_SPIKE, VIRAL_RISK, HOT_TOPIC, SILENCE ->
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    static String level(AlertLevel level) {
        String name = level.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** When something happened, for people: day, minute and zone. */
    String time(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH)
                .withZone(zone)
                .format(instant);
    }

    /** What there is to know of the alert beside its reason. */
    List<Fact> facts(Alert alert) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(alert.closedAt() == null ? "Level" : "Highest level", level(alert.level())));
        facts.add(new Fact("Observed", observed(alert)));
        String since = time(alert.openedAt());
        facts.add(new Fact("Since", alert.closedAt() == null ? since : since + ", over " + time(alert.closedAt())));
        if (alert.predictedReach() != null) {
            facts.add(new Fact("Predicted reach", String.format(Locale.ROOT, "%,d", alert.predictedReach())));
        }
        if (!alert.terms().isEmpty()) {
            facts.add(new Fact(
                    "Words",
                    String.join(", ", alert.terms().stream().limit(MOST_TERMS).toList())));
        }
        return facts;
    }

    static String alerts(int count) {
        return count == 1 ? "1 alert" : count + " alerts";
    }

    static List<String> exemplars(Alert alert) {
        return alert.exemplars().stream().limit(MOST_EXEMPLARS).toList();
    }

    private static String observed(Alert alert) {
        String span = alert.window() == null
                ? ""
                : " in "
                        + span(Duration.between(
                                alert.window().start(), alert.window().end()));
        if (alert.kind() == AlertKind.SLA_RISK) {
            return String.format(Locale.ROOT, "%,d items%s", alert.observed(), span);
        }
        return String.format(Locale.ROOT, "%,d%s, %s expected", alert.observed(), span, number(alert.expected()));
    }

    private static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String number(double value) {
        return value < 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
    }
}
