package io.earshot.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A day that is not like others of its name.
 *
 * @param hours the shifts that begin on it; none where it is closed
 */
public record Holiday(
        @JsonSerialize(using = ToStringSerializer.class) LocalDate date, List<Shift> hours) {
    public Holiday {
        Objects.requireNonNull(date, "date");
        hours = hours == null ? List.of() : List.copyOf(hours);
    }

    /** A day that is closed, as JSON may write it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Holiday closed(String date) {
        return of(date, List.of());
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Holiday of(@JsonProperty("date") @Nullable String date, @JsonProperty("hours") @Nullable List<Shift> hours) {
        try {
            return new Holiday(LocalDate.parse(date == null ? "" : date), hours == null ? List.of() : hours);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a date such as 2026-12-25, found " + date, e);
        }
    }
}
