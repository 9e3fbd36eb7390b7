package io.earshot.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a calendar must count, found out the slow way: it looks at the clock on the wall once a minute for years on end,
 * notes whether somebody is at work, and then counts minutes one by one. It shares no code with the calendar, and takes
 * the hours as plain numbers: a shift is the minute of its day at which it begins, and that at which it ends, where 1440
 * is midnight and more is on the next day.
 */
final class MinuteByMinute {
    private static final long MINUTE = 60_000;

    private final long firstMinute;
    private final int minutes;
    private final BitSet open = new BitSet();

    MinuteByMinute(
            ZoneId zone,
            List<List<int[]>> fromMondayOn,
            Map<LocalDate, List<int[]>> holidays,
            Instant from,
            Instant until) {
        firstMinute = from.toEpochMilli() / MINUTE;
        minutes = (int) (until.toEpochMilli() / MINUTE - firstMinute);
        for (int i = 0; i < minutes; i++) {
            Instant now = Instant.ofEpochSecond((firstMinute + i) * 60);
            ZoneOffset offset = zone.getRules().getOffset(now);
            if (offset.getTotalSeconds() % 60 != 0) {
                throw new IllegalStateException("a clock that shows no whole minutes: " + zone + " at " + now);
            }
            LocalDateTime shown = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, offset);
            LocalDate today = shown.toLocalDate();
            int minute = shown.getHour() * 60 + shown.getMinute();
            boolean isOpen = isWithin(shiftsOf(today, fromMondayOn, holidays), minute)
                    || isWithin(shiftsOf(today.minusDays(1), fromMondayOn, holidays), minute + 1440);
            open.set(i, isOpen);
        }
    }

    private static List<int[]> shiftsOf(
            LocalDate date, List<List<int[]>> fromMondayOn, Map<LocalDate, List<int[]>> holidays) {
        List<int[]> holiday = holidays.get(date);
        return holiday != null ? holiday : fromMondayOn.get(date.getDayOfWeek().getValue() - 1);
    }

    private static boolean isWithin(List<int[]> shifts, int minute) {
        for (int[] shift : shifts) {
            if (shift[0] <= minute && minute < shift[1]) {
                return true;
            }
        }
        return false;
    }

    /** When so many milliseconds were open since the start; empty if not all of them are before the end of its years. */
    OptionalLong due(long start, long open) {
        long now = start;
        long missing = open;
        while (missing > 0) {
            int minute = (int) (now / MINUTE - firstMinute);
            if (minute >= minutes) {
                return OptionalLong.empty();
            }
            long nextMinute = (now / MINUTE + 1) * MINUTE;
            if (this.open.get(minute)) {
                long counted = Math.min(missing, nextMinute - now);
                missing -= counted;
                now += counted;
            } else {
                now = nextMinute;
            }
        }
        return OptionalLong.of(now);
    }

    /** How many milliseconds were open between the two. */
    long between(long start, long end) {
        long counted = 0;
        long now = start;
        while (now < end) {
            long next = Math.min(end, (now / MINUTE + 1) * MINUTE);
            if (open.get((int) (now / MINUTE - firstMinute))) {
                counted += next - now;
            }
            now = next;
        }
        return counted;
    }
}
