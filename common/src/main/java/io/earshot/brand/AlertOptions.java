package io.earshot.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.earshot.spike.Announcement;
import io.earshot.spike.Sensitivity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a brand is told that something is unusual.
 *
 * @param sensitivity how many false alarms it bears to be told sooner
 * @param reach how many people a thread or a topic must reach to be a risk; null for what is usual
 * @param events what is known to be talked of, so that it raises no alarm
 */
public record AlertOptions(
        Sensitivity sensitivity, @Nullable Long reach, List<Event> events) {
    /** What holds where the book says nothing. */
    public static final AlertOptions DEFAULT = new AlertOptions();

    @JsonCreator
    public AlertOptions {
        sensitivity = sensitivity == null ? Sensitivity.BALANCED : sensitivity;
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** As without settings; also what JSON leaves out of a brand. */
    public AlertOptions() {
        this(Sensitivity.BALANCED, null, List.of());
    }

    /**
     * Something announced: a launch, a match.
     *
     * @param until when the talk of it is over
     * @param factor how many times the usual talk is expected; 5 where nothing is said of it
     */
    public record Event(String name, Instant from, Instant until, double factor) {
        /** How many times the usual talk is expected where nothing is said of it. */
        static final double USUAL_FACTOR = 5;

        public Event {
            Objects.requireNonNull(name, "name");
        }

        @JsonCreator
        static Event of(
                @JsonProperty("name") @Nullable String name,
                @JsonProperty("from") Instant from,
                @JsonProperty("until") Instant until,
                @JsonProperty("factor") @Nullable Double factor) {
            return new Event(name == null ? "event" : name, from, until, factor == null ? USUAL_FACTOR : factor);
        }
    }

    /** What is announced, as series of counts take it. */
    public List<Announcement> announcements() {
        return events.stream()
                .map(event -> new Announcement(event.from(), event.until(), event.factor()))
                .toList();
    }
}
