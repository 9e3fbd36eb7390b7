package io.earshot.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of work by the clock on the wall. It belongs to the day on which it begins.
 *
 * @param from minutes from that day's midnight, 0 to 1439
 * @param to minutes from the same midnight, more than {@code from}: 1440 is midnight at the day's end, more is on the
 *     next day, at most a day after {@code from}
 */
public record Shift(int from, int to) implements Comparable<Shift> {
    static final int DAY = 24 * 60;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):(\\d{2}) ?[-–] ?(\\d{1,2}):(\\d{2})");

    public Shift {
        if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
            throw new IllegalArgumentException("not a shift: minute " + from + " to minute " + to);
        }
    }

    /**
     * Reads hours such as {@code 09:00-17:30}. Those that end before they begin end on the next day, as
     * {@code 22:00-06:00} do; {@code 24:00} is midnight at the day's end.
     *
     * @return empty if the text is none
     */
    public static Optional<Shift> parse(String written) {
        Matcher times = WRITTEN.matcher(written.strip());
        if (!times.matches()) {
            return Optional.empty();
        }
        int from = minutes(times.group(1), times.group(2));
        int to = minutes(times.group(3), times.group(4));
        // From a time to the same time is nothing to one and a whole day to another.
        if (from < 0 || to < 0 || from == DAY || from == to) {
            return Optional.empty();
        }
        return Optional.of(new Shift(from, to > from ? to : to + DAY));
    }

    /** As hours are written in JSON. */
    @JsonCreator
    static Shift of(String written) {
        return parse(written)
                .orElseThrow(
                        () -> new IllegalArgumentException("expected hours such as 09:00-17:30, found " + written));
    }

    /** In the order in which they begin. */
    @Override
    public int compareTo(Shift other) {
        return from == other.from ? Integer.compare(to, other.to) : Integer.compare(from, other.from);
    }

    /** As it is written, such as {@code 09:00-17:30}. */
    @JsonValue
    @Override
    public String toString() {
        return time(from) + "-" + time(to > DAY ? to - DAY : to);
    }

    private static int minutes(String hour, String minute) {
        int minutes = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        return Integer.parseInt(minute) < 60 && minutes <= DAY ? minutes : -1;
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
