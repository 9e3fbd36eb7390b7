package io.earshot.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Opening hours as nobody would write them all, and the times at which they are hard to count. */
final class RandomHours {
    /** Years that are looked at. */
    static final int YEARS = 3;

    /** Clocks that are put forward at midnight, by half an hour, by two, at one past midnight, or by a whole day. */
    private static final List<String> ODD_ZONES = List.of(
            "Africa/Cairo",
            "Africa/Casablanca",
            "America/Havana",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Antarctica/Troll",
            "Asia/Amman",
            "Asia/Beirut",
            "Asia/Gaza",
            "Asia/Kathmandu",
            "Asia/Pyongyang",
            "Asia/Tehran",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Chatham");

    private static final List<String> USUAL_ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Europe/London",
            "America/New_York",
            "America/Los_Angeles",
            "Asia/Kolkata",
            "Australia/Sydney",
            "+05:45");

    private static final List<String> ALL_ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    private final Random random;
    final ZoneId zone;
    final Instant from;
    final Instant until;
    final List<List<int[]>> fromMondayOn = new ArrayList<>();
    final Map<LocalDate, List<int[]>> holidays = new TreeMap<>();

    RandomHours(Random random) {
        this.random = random;
        zone = ZoneId.of(zone());
        LocalDate first = LocalDate.of(1990 + random.nextInt(50), 1, 1);
        from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        until = first.plusYears(YEARS).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean isAroundTheClock = random.nextInt(20) == 0;
        for (int day = 0; day < 7; day++) {
            fromMondayOn.add(isAroundTheClock ? List.of(new int[] {0, 1440}) : day());
        }
        // A week without an hour is refused.
        if (fromMondayOn.stream().allMatch(List::isEmpty)) {
            fromMondayOn.set(random.nextInt(7), List.of(new int[] {540, 1020}));
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            LocalDate date = first.plusDays(random.nextInt(YEARS * 365));
            for (int days = random.nextInt(4) == 0 ? random.nextInt(60) : 1; days > 0; days--) {
                holidays.put(date, random.nextInt(3) == 0 ? day() : List.of());
                date = date.plusDays(1);
            }
        }
    }

    /** The same for the calendar. */
    OpeningHours hours() {
        Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, shifts(fromMondayOn.get(day.getValue() - 1)));
        }
        List<Holiday> days = new ArrayList<>();
        holidays.forEach((date, shifts) -> days.add(new Holiday(date, shifts(shifts))));
        return new OpeningHours(zone, hours, days);
    }

    /** A time in these years but the last: any, or one near a change of the clock, or the edge of a minute or an hour. */
    long start() {
        long span = (until.toEpochMilli() - from.toEpochMilli()) / YEARS * (YEARS - 1);
        long any = from.toEpochMilli() + (long) (random.nextDouble() * span);
        return switch (random.nextInt(5)) {
            case 0 -> nearChange(any);
            case 1 -> any / 60_000 * 60_000;
            case 2 -> any / 1_800_000 * 1_800_000;
            default -> any;
        };
    }

    /** Milliseconds to count: few, some minutes, hours, days, or months. */
    long duration() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(3);
            case 1 -> random.nextInt(100_000);
            case 2, 3 -> 60_000L * random.nextInt(600);
            case 4, 5 -> random.nextInt(24 * 3_600_000);
            case 6 -> 3_600_000L * random.nextInt(24 * 14);
            default -> (long) (random.nextDouble() * 90 * 24 * 3_600_000);
        };
    }

    private long nearChange(long time) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(time));
        if (change == null || change.toEpochSecond() > until.getEpochSecond() - 366L * 86_400) {
            return time;
        }
        return Math.max(from.toEpochMilli(), change.toEpochSecond() * 1_000 + random.nextInt(36_000_000) - 18_000_000);
    }

    private String zone() {
        List<String> zones =
                switch (random.nextInt(3)) {
                    case 0 -> ODD_ZONES;
                    case 1 -> USUAL_ZONES;
                    default -> ALL_ZONES;
                };
        return zones.get(random.nextInt(zones.size()));
    }

    private List<int[]> day() {
        return switch (random.nextInt(8)) {
            case 0 -> List.of();
            case 1 -> List.of(new int[] {540, 1020});
            case 2 -> List.of(new int[] {540, 750}, new int[] {780, 1020});
            case 3 -> List.of(new int[] {22 * 60, 30 * 60});
            case 4 -> List.of(new int[] {0, 1440});
            case 5 -> List.of(new int[] {random.nextInt(180), 180 + random.nextInt(120)});
            default -> {
                List<int[]> shifts = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    int begins = random.nextInt(1440);
                    shifts.add(new int[] {begins, begins + 1 + random.nextInt(random.nextBoolean() ? 1440 : 240)});
                }
                yield shifts;
            }
        };
    }

    private static List<Shift> shifts(List<int[]> shifts) {
        return shifts.stream().map(shift -> new Shift(shift[0], shift[1])).toList();
    }

    @Override
    public String toString() {
        return hours().toString();
    }
}
