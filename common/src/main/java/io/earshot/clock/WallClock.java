package io.earshot.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Opening hours as an endless strip of time on a clock on the wall that is never put forward or back: each time is so
 * many milliseconds from 1970-01-01 00:00 on that clock. It answers in a few steps how much of the strip before a time is
 * open, however far away it is: whole weeks are multiplied, the days that holidays change are added from a table.
 */
final class WallClock {
    private static final long MINUTE = 60_000;
    static final long DAY = 24 * 60 * MINUTE;
    /** 1970-01-01 was a Thursday. */
    private static final int DAYS_FROM_MONDAY = 3;

    /** Of each day of the week from Monday on: beginnings and ends of what is open, in turn, from its midnight. */
    private final long[][] usual = new long[7][];
    /** How much is open in a week before each of its days; the eighth is the whole week. */
    private final long[] openOfWeek = new long[8];

    /** Days since 1970 that holidays make unusual, in order. */
    private final long[] unusualDays;
    /** What is open on each, as in {@link #usual}. */
    private final long[][] unusual;
    /** By how much all unusual days before each are more open than usual; one more for all of them. */
    private final long[] surplus;

    WallClock(OpeningHours hours) {
        for (DayOfWeek day : DayOfWeek.values()) {
            int index = day.getValue() - 1;
            usual[index] = open(shifts(hours, day), shifts(hours, day.minus(1)));
            openOfWeek[index + 1] = openOfWeek[index] + length(usual[index]);
        }
        Map<LocalDate, List<Shift>> holidays = new TreeMap<>();
        hours.holidays().forEach(holiday -> holidays.put(holiday.date(), holiday.hours()));
        // A holiday also changes what runs into the next day.
        TreeSet<LocalDate> days = new TreeSet<>(holidays.keySet());
        holidays.keySet().forEach(date -> days.add(date.plusDays(1)));
        unusualDays = days.stream().mapToLong(LocalDate::toEpochDay).toArray();
        unusual = new long[unusualDays.length][];
        surplus = new long[unusualDays.length + 1];
        int i = 0;
        for (LocalDate date : days) {
            LocalDate before = date.minusDays(1);
            unusual[i] = open(
                    holidays.getOrDefault(date, shifts(hours, date.getDayOfWeek())),
                    holidays.getOrDefault(before, shifts(hours, before.getDayOfWeek())));
            surplus[i + 1] = surplus[i] + length(unusual[i]) - length(usual[weekday(unusualDays[i])]);
            i++;
        }
    }

    /** Whether it is open at any time at all. */
    boolean isEverOpen() {
        return openOfWeek[7] > 0 || Arrays.stream(unusual).anyMatch(day -> day.length > 0);
    }

    /** Whether it is open at all times. */
    boolean isAlwaysOpen() {
        return openOfWeek[7] == 7 * DAY && surplus[unusualDays.length] == 0;
    }

    /** How much is open in a week without holidays. */
    long openOfWeek() {
        return openOfWeek[7];
    }

    /** How much is open from one time to a later one. */
    long openBetween(long from, long to) {
        return openBefore(to) - openBefore(from);
    }

    /**
     * The first time by which so much was open since.
     *
     * @param open more than 0, and no more than will be open at all
     */
    long after(long from, long open) {
        long target = openBefore(from) + open;
        long day = Math.floorDiv(from, DAY);
        long step = 1;
        while (openBeforeDay(day + step) < target) {
            day += step;
            step *= 2;
        }
        // It lies on the day or after it, by less than the step.
        while (step > 1) {
            step /= 2;
            if (openBeforeDay(day + step) < target) {
                day += step;
            }
        }
        long missing = target - openBeforeDay(day);
        long[] spans = spans(day);
        for (int i = 0; i < spans.length; i += 2) {
            long length = spans[i + 1] - spans[i];
            if (missing <= length) {
                return day * DAY + spans[i] + missing;
            }
            missing -= length;
        }
        throw new IllegalArgumentException("less is open than " + open + " ms");
    }

    /** How much is open from the beginning of the strip's count until this time. */
    private long openBefore(long time) {
        long day = Math.floorDiv(time, DAY);
        long open = openBeforeDay(day);
        long ofDay = time - day * DAY;
        long[] spans = spans(day);
        for (int i = 0; i < spans.length && spans[i] < ofDay; i += 2) {
            open += Math.min(ofDay, spans[i + 1]) - spans[i];
        }
        return open;
    }

    private long openBeforeDay(long day) {
        long sinceMonday = day + DAYS_FROM_MONDAY;
        int found = Arrays.binarySearch(unusualDays, day);
        return Math.floorDiv(sinceMonday, 7) * openOfWeek[7]
                + openOfWeek[weekday(day)]
                + surplus[found >= 0 ? found : -found - 1];
    }

    private long[] spans(long day) {
        int found = Arrays.binarySearch(unusualDays, day);
        return found >= 0 ? unusual[found] : usual[weekday(day)];
    }

    private static int weekday(long day) {
        return Math.floorMod(day + DAYS_FROM_MONDAY, 7);
    }

    private static List<Shift> shifts(OpeningHours hours, DayOfWeek day) {
        return hours.hours().getOrDefault(day, List.of());
    }

    /** What is open on a day by the shifts that begin on it, and by those of the day before that run over midnight. */
    private static long[] open(List<Shift> ofDay, List<Shift> ofDayBefore) {
        TreeMap<Integer, Integer> spans = new TreeMap<>();
        ofDay.forEach(shift -> spans.merge(shift.from(), Math.min(shift.to(), Shift.DAY), Math::max));
        ofDayBefore.stream()
                .filter(shift -> shift.to() > Shift.DAY)
                .forEach(shift -> spans.merge(0, shift.to() - Shift.DAY, Math::max));
        long[] merged = new long[2 * spans.size()];
        int end = 0;
        for (Map.Entry<Integer, Integer> span : spans.entrySet()) {
            long from = span.getKey() * MINUTE;
            long to = span.getValue() * MINUTE;
            if (end > 0 && from <= merged[end - 1]) {
                merged[end - 1] = Math.max(merged[end - 1], to);
            } else {
                merged[end++] = from;
                merged[end++] = to;
            }
        }
        return Arrays.copyOf(merged, end);
    }

    private static long length(long[] spans) {
        long length = 0;
        for (int i = 0; i < spans.length; i += 2) {
            length += spans[i + 1] - spans[i];
        }
        return length;
    }
}
