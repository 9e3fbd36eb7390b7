package io.earshot.clock;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 90s}, {@code 15m}, {@code 1h30m}, {@code 1d}; a day is 24 hours. */
public final class Durations {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<d>\\d{1,6}) ?d)? ?(?:(?<h>\\d{1,6}) ?h)? ?(?:(?<m>\\d{1,6}) ?(?:m|min))? ?(?:(?<s>\\d{1,6}) ?s)?");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @return empty if the text is none
     */
    public static Optional<Duration> parse(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (written.isBlank() || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(parts.group("d")))
                .plusHours(number(parts.group("h")))
                .plusMinutes(number(parts.group("m")))
                .plusSeconds(number(parts.group("s"))));
    }

    /** The duration as it is read, to the second. */
    public static String text(Duration duration) {
        String text = part(duration.toDays(), "d")
                + part(duration.toHoursPart(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text;
    }

    /** Reads what JSON has; null where it has none. */
    static @Nullable Duration ofJson(String key, @Nullable String written) {
        return written == null
                ? null
                : parse(written)
                        .orElseThrow(() -> new IllegalArgumentException(
                                key + ": expected a duration such as 15m, 2h or 1h30m, found " + written));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    /** Writes them to JSON. */
    static final class Serializer extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1;

        Serializer() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text(value));
        }
    }
}
