package io.earshot.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the time that a team is at work. It is open whenever the clock on the wall of its zone shows a time within a
 * shift: an hour that the clock leaves out in spring counts nothing, one that it shows twice in autumn counts twice, as
 * what is counted are milliseconds that really pass. What of an instant or a duration is finer is cut off.
 */
public final class BusinessCalendar {
    /**
     * How far ahead a deadline may lie, and how much of a time is looked at: a hundred years. A calendar whose holidays
     * leave no time before stands still for ever, as far as anybody cares.
     */
    public static final Duration HORIZON = Duration.ofDays(36_525);

    /** Open day and night, every day; its days are those of UTC. */
    public static final BusinessCalendar ALWAYS = new BusinessCalendar(dayAndNight(ZoneOffset.UTC));

    private final ZoneId zone;
    private final WallClock wall;
    private final boolean isAlwaysOpen;

    private BusinessCalendar(OpeningHours hours) {
        zone = hours.zone();
        wall = new WallClock(hours);
        isAlwaysOpen = wall.isAlwaysOpen();
    }

    /**
     * The calendar of these hours.
     *
     * @throws IllegalArgumentException if it would never be open
     */
    public static BusinessCalendar of(OpeningHours hours) {
        BusinessCalendar calendar = new BusinessCalendar(hours);
        if (!calendar.wall.isEverOpen()) {
            throw new IllegalArgumentException("a calendar needs some open time");
        }
        return calendar;
    }

    /** Whose clock on the wall it goes by. */
    public ZoneId zone() {
        return zone;
    }

    /** How much is open in a week without holidays in which nobody puts the clock forward or back. */
    public Duration usualWeek() {
        return Duration.ofMillis(wall.openOfWeek());
    }

    /**
     * The first instant by which so much open time has passed since the start; the start itself where none must pass.
     * Open time that ends with a shift ends then, not when the next shift begins.
     *
     * @return at the latest {@link #HORIZON} after the start
     * @throws IllegalArgumentException if the duration is negative
     */
    public Instant due(Instant start, Duration open) {
        if (open.isNegative()) {
            throw new IllegalArgumentException("open time is never negative: " + open);
        }
        Instant end = start.plus(HORIZON);
        if (isAlwaysOpen) {
            return open.compareTo(HORIZON) < 0 ? start.plus(open) : end;
        }
        long missing = open.compareTo(HORIZON) < 0 ? open.toMillis() : HORIZON.toMillis();
        if (missing == 0) {
            return start;
        }
        Steady steady = new Steady(start.toEpochMilli(), end.toEpochMilli());
        while (steady.next()) {
            long found = steady.open();
            if (found >= missing) {
                return steady.after(missing);
            }
            missing -= found;
        }
        return end;
    }

    /** When it is open next: now, where it is open. */
    public Instant opening(Instant now) {
        return isAlwaysOpen ? now : due(now, Duration.ofMillis(1)).minusMillis(1);
    }

    /** The open time between two instants; none where the end is not after the start, as it is for an early answer. */
    public Duration open(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            return Duration.ZERO;
        }
        Instant last = start.plus(HORIZON);
        last = end.isBefore(last) ? end : last;
        if (isAlwaysOpen) {
            return Duration.between(start, last);
        }
        long open = 0;
        Steady steady = new Steady(start.toEpochMilli(), last.toEpochMilli());
        while (steady.next()) {
            open += steady.open();
        }
        return Duration.ofMillis(open);
    }

    private static OpeningHours dayAndNight(ZoneId zone) {
        Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, List.of(new Shift(0, Shift.DAY)));
        }
        return new OpeningHours(zone, hours, List.of());
    }

    /** Goes from one time to another by the stretches in which nobody puts the clock forward or back. */
    private final class Steady {
        private final long last;
        /** Of the stretch, in milliseconds since 1970 in UTC. */
        private long from;

        private long to;
        /** What the clock on the wall is ahead of UTC. */
        private long ahead;

        Steady(long first, long last) {
            to = first;
            this.last = last;
        }

        boolean next() {
            if (to >= last) {
                return false;
            }
            from = to;
            Instant start = Instant.ofEpochMilli(from);
            ahead = zone.getRules().getOffset(start).getTotalSeconds() * 1_000L;
            ZoneOffsetTransition change = zone.getRules().nextTransition(start);
            to = change == null ? last : Math.min(last, change.toEpochSecond() * 1_000);
            return true;
        }

        long open() {
            return wall.openBetween(from + ahead, to + ahead);
        }

        Instant after(long open) {
            return Instant.ofEpochMilli(wall.after(from + ahead, open) - ahead);
        }
    }
}
