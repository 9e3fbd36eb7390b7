package io.earshot.clock;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Days of the week as they are written: {@code mon}, {@code mon-fri}, {@code mon, wed}. */
public final class Days {
    private Days() {}

    /**
     * Reads days: names of three letters or whole, spans of them, several with commas between.
     *
     * @return empty if the text is none
     */
    public static Optional<Set<DayOfWeek>> parse(String written) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : written.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            Optional<DayOfWeek> first = day(ends[0]);
            Optional<DayOfWeek> last = day(ends[ends.length - 1]);
            if (first.isEmpty() || last.isEmpty() || ends.length > 2) {
                return Optional.empty();
            }
            DayOfWeek day = first.get();
            days.add(day);
            while (day != last.get()) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return Optional.of(days);
    }

    /** The name of three letters, such as {@code mon}. */
    public static String code(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static Optional<DayOfWeek> day(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.equals(code(day)) || name.equals(day.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** Writes a day as the key of a JSON object. */
    static final class KeySerializer extends StdSerializer<DayOfWeek> {
        private static final long serialVersionUID = 1;

        KeySerializer() {
            super(DayOfWeek.class);
        }

        @Override
        public void serialize(DayOfWeek day, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(code(day));
        }
    }
}
