package io.earshot.bench;

import io.earshot.clock.BusinessCalendar;
import io.earshot.clock.Days;
import io.earshot.clock.Holiday;
import io.earshot.clock.OpeningHours;
import io.earshot.clock.Shift;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What it costs to know when something is due, and how much open time passed until then: processor time of each, for
 * clocks that start at any time of two years.
 */
public final class CalendarCost {
    private static final int CLOCKS = 500_000;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 7;
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SPAN = Duration.ofDays(730).toMillis();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CalendarCost() {}

    /** Prints a line for each calendar and duration. */
    public static void main(String[] none) {
        Map<DayOfWeek, List<Shift>> office = week("mon-fri", "09:00-12:30", "13:00-17:00");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        List<Holiday> holidays = new ArrayList<>();
        for (LocalDate date = LocalDate.of(2020, 1, 1); date.getYear() < 2040; date = date.plusDays(33)) {
            holidays.add(new Holiday(date, List.of()));
        }
        measure("around the clock", BusinessCalendar.ALWAYS);
        measure("office hours", BusinessCalendar.of(new OpeningHours(berlin, office, List.of())));
        measure("and 222 holidays", BusinessCalendar.of(new OpeningHours(berlin, office, holidays)));
        measure("nights", BusinessCalendar.of(new OpeningHours(berlin, week("mon-sun", "22:00-06:00"), List.of())));
    }

    private static void measure(String name, BusinessCalendar calendar) {
        for (Duration open : List.of(Duration.ofMinutes(15), Duration.ofHours(8), Duration.ofDays(90))) {
            SplittableRandom random = new SplittableRandom(6);
            Instant[] starts = new Instant[CLOCKS];
            Arrays.setAll(starts, i -> FROM.plusMillis(random.nextLong(SPAN)));
            Instant[] ends = new Instant[CLOCKS];
            double[] due = new double[ROUNDS];
            double[] between = new double[ROUNDS];
            for (int round = -WARM_UPS; round < ROUNDS; round++) {
                long start = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < CLOCKS; i++) {
                    ends[i] = calendar.due(starts[i], open);
                }
                long half = THREADS.getCurrentThreadCpuTime();
                Duration sum = Duration.ZERO;
                for (int i = 0; i < CLOCKS; i++) {
                    sum = sum.plus(calendar.open(starts[i], ends[i]));
                }
                long end = THREADS.getCurrentThreadCpuTime();
                if (!sum.equals(open.multipliedBy(CLOCKS))) {
                    throw new IllegalStateException("what is due is not what was open: " + name + ", " + sum);
                }
                if (round >= 0) {
                    due[round] = (half - start) / (double) CLOCKS;
                    between[round] = (end - half) / (double) CLOCKS;
                }
            }
            Arrays.sort(due);
            Arrays.sort(between);
            System.out.printf(
                    "%-17s %6s: due %4.0f ns, open between %4.0f ns%n",
                    name,
                    open.toDays() > 0 ? open.toDays() + "d" : open.toMinutes() + "m",
                    due[ROUNDS / 2],
                    between[ROUNDS / 2]);
        }
    }

    private static Map<DayOfWeek, List<Shift>> week(String days, String... shifts) {
        Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);
        List<Shift> all = Arrays.stream(shifts)
                .map(shift -> Shift.parse(shift).orElseThrow())
                .toList();
        Days.parse(days).orElseThrow().forEach(day -> hours.put(day, all));
        return hours;
    }
}
