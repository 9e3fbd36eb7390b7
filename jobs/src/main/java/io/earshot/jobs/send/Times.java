package io.earshot.jobs.send;

import io.earshot.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a file writes its times: {@code iso}, {@code epoch-seconds}, {@code epoch-millis}, or a pattern of the JDK's. */
final class Times {
    static final String ISO = "iso";
    static final String SECONDS = "epoch-seconds";
    static final String MILLIS = "epoch-millis";

    private static final BigDecimal LARGEST = new BigDecimal("253402300800000"); // the year 10000, in milliseconds

    private final String format;
    private final @Nullable ZoneId zone;
    private final @Nullable DateTimeFormatter pattern;

    /**
     * @param zone of times that tell no offset themselves; null if all do
     * @throws IllegalArgumentException saying what is wrong
     */
    Times(String format, @Nullable ZoneId zone) {
        this.format = format;
        this.zone = zone;
        this.pattern = switch (format) {
            case ISO, SECONDS, MILLIS -> null;
            default -> formatter(format, zone);
        };
    }

    private static DateTimeFormatter formatter(String format, @Nullable ZoneId zone) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(format)
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ENGLISH);
        String sample = formatter.format(OffsetDateTime.of(2026, 11, 22, 8, 15, 30, 0, ZoneOffset.UTC)
                .atZoneSameInstant(zone == null ? ZoneOffset.UTC : zone));
        try {
            TemporalAccessor read = formatter.parse(sample);
            if (zone == null && !read.isSupported(ChronoField.INSTANT_SECONDS)) {
                throw new IllegalArgumentException("the pattern tells no offset: give `zone`, such as Europe/Berlin");
            }
            instant(read, zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the pattern tells no full date and time: " + sample, e);
        }
        return formatter;
    }

    Instant parse(String text) throws RowException {
        try {
            return switch (format) {
                case SECONDS -> epoch(text, 3);
                case MILLIS -> epoch(text, 0);
                case ISO -> iso(text);
                default -> {
                    if (pattern == null) {
                        throw new IllegalStateException("a pattern is compiled when it is given");
                    }
                    yield instant(pattern.parse(text), zone);
                }
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new RowException("'" + text + "' is not a time of the format '" + format + "'");
        }
    }

    private static Instant epoch(String text, int digits) {
        BigDecimal millis = new BigDecimal(text).scaleByPowerOfTen(digits);
        if (millis.abs().compareTo(LARGEST) >= 0) {
            throw new ArithmeticException("beyond the year 9999");
        }
        return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private Instant iso(String text) {
        String withT = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        try {
            return Json.instant(withT);
        } catch (DateTimeException e) {
            if (zone == null) {
                throw e;
            }
            return LocalDateTime.parse(withT).atZone(zone).toInstant();
        }
    }

    private static Instant instant(TemporalAccessor read, @Nullable ZoneId zone) {
        if (zone == null || read.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(read);
        }
        return LocalDateTime.from(read).atZone(zone).toInstant();
    }
}
