package io.earshot.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The calendar counts what somebody counts who looks at the clock every minute. {@code -Dcalendar.cases=1000000} tries a
 * million cases; {@code -Dcalendar.seed} others.
 */
final class CalendarOracleTest {
    private static final int CASES_A_CALENDAR = 1_000;
    /** Of what is wrong; one fault makes many cases wrong. */
    private static final int MOST_TOLD = 5;

    @Test
    void itCountsWhatIsCountedMinuteByMinute() {
        int cases = Integer.getInteger("calendar.cases", 10_000);
        Random random = new Random(Long.getLong("calendar.seed", 6));
        List<String> wrong = new ArrayList<>();
        long reached = 0;
        for (int done = 0; done < cases && wrong.isEmpty(); done += CASES_A_CALENDAR) {
            reached += check(new RandomHours(random), wrong);
        }

        assertThat(wrong).isEmpty();
        // A deadline behind the years that are looked at shows little; there must be few of these.
        assertThat(reached).isGreaterThan(cases * 9L / 10);
    }

    private static int check(RandomHours hours, List<String> wrong) {
        MinuteByMinute slow =
                new MinuteByMinute(hours.zone, hours.fromMondayOn, hours.holidays, hours.from, hours.until);
        BusinessCalendar calendar = BusinessCalendar.of(hours.hours());
        int reached = 0;
        for (int i = 0; i < CASES_A_CALENDAR && wrong.size() < MOST_TOLD; i++) {
            long start = hours.start();
            long open = hours.duration();
            Instant due = calendar.due(Instant.ofEpochMilli(start), Duration.ofMillis(open));
            OptionalLong expected = slow.due(start, open);
            boolean isRight =
                    expected.isPresent() ? due.toEpochMilli() == expected.getAsLong() : !due.isBefore(hours.until);
            reached += expected.isPresent() ? 1 : 0;
            if (!isRight) {
                wrong.add("%s: %d ms from %s are due at %s, found %s"
                        .formatted(hours, open, Instant.ofEpochMilli(start), expected, due));
            }
            long end = Math.min(start + hours.duration() - 60_000, hours.until.toEpochMilli());
            long counted = calendar.open(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end))
                    .toMillis();
            if (counted != slow.between(start, end)) {
                wrong.add("%s: from %s until %s %d ms are open, found %d"
                        .formatted(
                                hours,
                                Instant.ofEpochMilli(start),
                                Instant.ofEpochMilli(end),
                                slow.between(start, end),
                                counted));
            }
        }
        return reached;
    }
}
