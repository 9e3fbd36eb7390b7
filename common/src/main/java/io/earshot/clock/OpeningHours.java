package io.earshot.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a team is at work, as the brand book says it; {@link BusinessCalendar} counts by it.
 *
 * @param zone whose clock on the wall the shifts go by
 * @param hours the shifts that begin on each day of the week; none on a day that is left out
 * @param holidays days on which they are others, each date once, in any order
 */
public record OpeningHours(
        @JsonSerialize(using = ToStringSerializer.class) ZoneId zone,
        @JsonSerialize(keyUsing = Days.KeySerializer.class) Map<DayOfWeek, List<Shift>> hours,
        List<Holiday> holidays) {
    public OpeningHours {
        Objects.requireNonNull(zone, "zone");
        Map<DayOfWeek, List<Shift>> byDay = new EnumMap<>(DayOfWeek.class);
        hours.forEach((day, shifts) -> {
            if (shifts != null && !shifts.isEmpty()) {
                byDay.put(day, List.copyOf(shifts));
            }
        });
        hours = Collections.unmodifiableMap(byDay);
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
    }

    @JsonCreator
    static OpeningHours of(
            @JsonProperty("zone") @Nullable String zone,
            @JsonProperty("hours") @Nullable Map<String, List<Shift>> hours,
            @JsonProperty("holidays") @Nullable List<Holiday> holidays) {
        Map<DayOfWeek, List<Shift>> byDay = new EnumMap<>(DayOfWeek.class);
        (hours == null ? Map.<String, List<Shift>>of() : hours).forEach((days, shifts) -> Days.parse(days)
                .orElseThrow(() -> new IllegalArgumentException("expected days such as mon-fri, found " + days))
                .forEach(day -> byDay.put(day, shifts)));
        try {
            return new OpeningHours(
                    ZoneId.of(zone == null ? "" : zone), byDay, holidays == null ? List.of() : holidays);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a time zone such as Europe/Berlin, found " + zone, e);
        }
    }
}
