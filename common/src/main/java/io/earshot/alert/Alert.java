package io.earshot.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.earshot.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a crisis team is told of one cause, as {@code earshot.alerts} carries it. An alert is written when it opens,
 * when its level or picture changes, and when it closes, each time as a whole, under the same id. All times are event
 * time.
 *
 * @param alert {@code <brand>/<kind>/<openedAt>}, so that a replay writes the same; that of a collector has its
 *     channel behind the brand
 * @param brand its id, or {@value #ALL_BRANDS}
 * @param level as of now; of a closed alert the highest it had
 * @param closedAt null until it closes
 * @param window the span that {@code observed} and {@code expected} count; of a closed alert the most surprising one
 * @param observed posts in the window; with {@link AlertKind#SLA_RISK} items that are late or about to be
 * @param expected posts that the brand's own past lets expect in it; 0 where none are foretold, of items
 * @param ratio observed against expected
 * @param surprise −log10 of the probability of so many posts or more, were nothing unusual going on
 * @param reason one sentence for people
 * @param terms the words that stand out most against what is usual for the brand, most telling first
 * @param exemplars ids of mentions that show it, each of another author
 * @param links where the exemplars can be read, as far as that is known
 * @param signals what was seen of it so far, such as {@code negative@x}: all that have this one cause, at most 100, threads first
 * @param authors about how many distinct people speak
 * @param channels where it is said, most of it first
 * @param topic the topic that is the cause, where one is known
 * @param conversation the thread that is the cause, where one is known
 * @param predictedReach where the detector predicts it
 * @param detector name and version of what raised it
 * @param version rises with every writing
 */
public record Alert(
        String alert,
        String brand,
        AlertKind kind,
        AlertLevel level,
        AlertState state,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        AlertWindow window,
        long observed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double expected,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double ratio,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double surprise,
        String reason,
        List<String> terms,
        List<String> exemplars,
        List<String> links,
        List<String> signals,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long authors,
        List<String> channels,
        @Nullable String topic,
        @Nullable String conversation,
        @Nullable Long predictedReach,
        String detector,
        long version) {

    /** Stands for the brand where an alert is about what all of them share, such as a collector. */
    public static final String ALL_BRANDS = "*";

    public Alert {
        terms = terms == null ? List.of() : terms;
        exemplars = exemplars == null ? List.of() : exemplars;
        links = links == null ? List.of() : links;
        signals = signals == null ? List.of() : signals;
        channels = channels == null ? List.of() : channels;
    }

    /** The same at another level. */
    Alert withLevel(AlertLevel other) {
        return with(other, state, updatedAt, closedAt, reason, signals, version);
    }

    /** The same, over. */
    Alert closed(Instant at, String why, List<String> seenBy, long newVersion) {
        return with(level, AlertState.CLOSED, at, at, why, seenBy, newVersion);
    }

    private Alert with(
            AlertLevel newLevel,
            AlertState newState,
            Instant at,
            @Nullable Instant closed,
            String newReason,
            List<String> newSignals,
            long newVersion) {
        return new Alert(
                alert,
                brand,
                kind,
                newLevel,
                newState,
                openedAt,
                at,
                closed,
                window,
                observed,
                expected,
                ratio,
                surprise,
                newReason,
                terms,
                exemplars,
                links,
                newSignals,
                authors,
                channels,
                topic,
                conversation,
                predictedReach,
                detector,
                newVersion);
    }

    /** The id of an alert. */
    public static String id(String brand, AlertKind kind, Instant openedAt) {
        return brand + "/" + kind.name().toLowerCase(Locale.ROOT) + "/" + Json.instant(openedAt);
    }
}
