package io.earshot.notify;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When only what is critical may disturb. */
public record QuietHours(List<Window> windows) implements Serializable {
    /** There are none. */
    public static final QuietHours NONE = new QuietHours(List.of());

    /** Windows that touch are one; a week of them is taken for the longest that anybody means. */
    private static final int MOST_WINDOWS_IN_A_ROW = 14;

    /**
     * A span that comes back each week. It starts on the given days, and ends on the same day if {@code to} is later
     * than {@code from}, else on the next: 22:00 to 07:00 on a Friday ends on Saturday, 00:00 to 00:00 is a whole day.
     *
     * @param zone whose clock the times are of
     * @param days on which it starts
     */
    public record Window(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) implements Serializable {

        /** When the window that is open at this time ends; empty if it is not open. */
        Optional<Instant> endAt(Instant now) {
            LocalDate today = LocalDate.ofInstant(now, zone);
            for (LocalDate start : List.of(today.minusDays(1), today)) {
                if (!days.contains(start.getDayOfWeek())) {
                    continue;
                }
                Instant opens = start.atTime(from).atZone(zone).toInstant();
                LocalDate last = to.isAfter(from) ? start : start.plusDays(1);
                Instant closes = last.atTime(to).atZone(zone).toInstant();
                if (!now.isBefore(opens) && now.isBefore(closes)) {
                    return Optional.of(closes);
                }
            }
            return Optional.empty();
        }
    }

    /** When it will be quiet no more, if it is quiet now: windows that touch or overlap are one. */
    public Optional<Instant> endAt(Instant now) {
        Optional<Instant> end = Optional.empty();
        for (int i = 0; i < MOST_WINDOWS_IN_A_ROW; i++) {
            Instant at = end.orElse(now);
            Optional<Instant> further = windows.stream()
                    .flatMap(window -> window.endAt(at).stream())
                    .max(Instant::compareTo);
            if (further.isEmpty()) {
                break;
            }
            end = further;
        }
        return end;
    }

    /** Quiet when either is. */
    QuietHours and(QuietHours other) {
        if (other.windows.isEmpty()) {
            return this;
        }
        return new QuietHours(
                Stream.concat(windows.stream(), other.windows.stream()).toList());
    }
}
