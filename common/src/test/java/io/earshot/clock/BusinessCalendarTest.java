package io.earshot.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BusinessCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /** 2026-06-05 is a Friday. */
    @Test
    void whatIsMissingOnFridayEveningIsCountedFromMondayMorning() {
        BusinessCalendar office = berlin("mon-fri", "09:00-17:00");

        assertThat(office.due(at("2026-06-05T16:45"), HALF_AN_HOUR)).isEqualTo(at("2026-06-08T09:15"));
        assertThat(office.open(at("2026-06-05T16:45"), at("2026-06-08T09:15"))).isEqualTo(HALF_AN_HOUR);
    }

    @ParameterizedTest
    @CsvSource({
        // start, minutes, due
        "2026-06-05T08:00, 30, 2026-06-05T09:30", // before the opening
        "2026-06-05T09:00, 30, 2026-06-05T09:30", // at the opening
        "2026-06-05T12:15, 30, 2026-06-05T13:15", // over the break
        "2026-06-05T12:40, 30, 2026-06-05T13:30", // in the break
        "2026-06-05T16:30, 30, 2026-06-05T17:00", // to the end of a shift, not to the next opening
        "2026-06-05T12:00, 30, 2026-06-05T12:30", // the same at the break
        "2026-06-05T17:00, 30, 2026-06-08T09:30", // a shift's end is closed
        "2026-06-06T10:00, 30, 2026-06-08T09:30", // a closed day
        "2026-06-01T09:00, 2250, 2026-06-05T17:00", // the whole week
        "2026-06-01T09:00, 2251, 2026-06-08T09:01",
        "2026-06-06T10:00, 0, 2026-06-06T10:00",
    })
    void shiftsWithABreak(String start, int minutes, String due) {
        BusinessCalendar office = berlin("mon-fri", "09:00-12:30", "13:00-17:00");

        assertThat(office.due(at(start), Duration.ofMinutes(minutes))).isEqualTo(at(due));
    }

    @Test
    void itIsExactToTheMillisecond() {
        BusinessCalendar office = berlin("mon-fri", "09:00-17:00");
        Instant start = at("2026-06-05T16:59").plusMillis(59_999);

        assertThat(office.due(start, Duration.ofMillis(1))).isEqualTo(at("2026-06-05T17:00"));
        assertThat(office.due(start, Duration.ofMillis(2)))
                .isEqualTo(at("2026-06-08T09:00").plusMillis(1));
    }

    @ParameterizedTest
    @CsvSource({
        // start, hours, due; closed from Sunday 06:00 to 22:00
        "2026-06-07T05:00, 1, 2026-06-07T06:00",
        "2026-06-07T05:00, 2, 2026-06-07T23:00",
        "2026-06-07T23:00, 4, 2026-06-08T03:00",
    })
    void shiftsOverMidnight(String start, int hours, String due) {
        BusinessCalendar nights = berlin("mon-sun", "22:00-06:00");

        assertThat(nights.due(at(start), Duration.ofHours(hours))).isEqualTo(at(due));
    }

    @Test
    void aShiftThatEndsAtMidnightGoesOnInTheNextDaysFirst() {
        BusinessCalendar late = berlin("mon, tue", "18:00-24:00", "00:00-02:00");

        assertThat(late.due(at("2026-06-01T23:00"), Duration.ofHours(2))).isEqualTo(at("2026-06-02T01:00"));
        assertThat(late.due(at("2026-06-02T23:00"), Duration.ofHours(2))).isEqualTo(at("2026-06-08T01:00"));
    }

    @Test
    void shiftsThatOverlapAreOpenOnce() {
        BusinessCalendar busy = berlin("mon-fri", "09:00-13:00", "12:00-17:00");

        assertThat(busy.usualWeek()).isEqualTo(Duration.ofHours(40));
    }

    @Test
    void holidaysAreClosedOrHaveOtherHours() {
        BusinessCalendar office = BusinessCalendar.of(new OpeningHours(
                BERLIN,
                week("mon-fri", "09:00-17:00"),
                List.of(
                        holiday("2026-12-24", "09:00-12:00"),
                        holiday("2026-12-25"),
                        holiday("2026-12-26", "10:00-11:00"))));

        assertThat(office.due(at("2026-12-24T11:30"), Duration.ofMinutes(45))).isEqualTo(at("2026-12-26T10:15"));
        assertThat(office.due(at("2026-12-24T11:30"), Duration.ofMinutes(100))).isEqualTo(at("2026-12-28T09:10"));
    }

    @Test
    void aHolidayIsAboutTheShiftsThatBeginOnIt() {
        BusinessCalendar nights = BusinessCalendar.of(
                new OpeningHours(BERLIN, week("mon-sun", "22:00-06:00"), List.of(holiday("2026-12-25"))));

        assertThat(nights.open(at("2026-12-25T00:00"), at("2026-12-26T00:00"))).isEqualTo(Duration.ofHours(6));
        assertThat(nights.open(at("2026-12-26T00:00"), at("2026-12-27T00:00"))).isEqualTo(Duration.ofHours(2));
    }

    /** In Berlin 02:00 is followed by 03:00 on 2026-03-29, and 03:00 by 02:00 on 2026-10-25. */
    @ParameterizedTest
    @CsvSource({
        // hours, day, open minutes
        "22:00-06:00, 2026-03-28, 420",
        "22:00-06:00, 2026-10-24, 540",
        "00:00-24:00, 2026-03-29, 1380",
        "00:00-24:00, 2026-10-25, 1500",
        "02:15-02:45, 2026-03-29, 0",
        "02:15-02:45, 2026-10-25, 60",
        "01:30-02:30, 2026-03-29, 30",
        "01:30-02:30, 2026-10-25, 90",
        "02:30-04:00, 2026-03-29, 60",
        "09:00-17:00, 2026-03-29, 480",
    })
    void whenTheClockIsPutForwardOrBackWhatReallyPassesCounts(String hours, String day, long minutes) {
        BusinessCalendar calendar =
                BusinessCalendar.of(new OpeningHours(BERLIN, Map.of(), List.of(holiday(day, hours))));

        assertThat(calendar.open(at(day + "T00:00"), at(day + "T00:00").plus(Duration.ofHours(36))))
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void aroundTheClockEverySecondCounts() {
        BusinessCalendar always = berlin("mon-sun", "00:00-24:00");
        Instant start = at("2026-03-28T20:00");

        assertThat(always.due(start, Duration.ofHours(24))).isEqualTo(start.plus(Duration.ofHours(24)));
        assertThat(BusinessCalendar.ALWAYS.due(start, Duration.ofHours(24)))
                .isEqualTo(start.plus(Duration.ofHours(24)));
    }

    @Test
    void nothingCountsAgainstAnEarlyAnswer() {
        BusinessCalendar office = berlin("mon-fri", "09:00-17:00");
        Instant saturday = at("2026-06-06T10:00");

        assertThat(office.open(saturday, at("2026-06-06T11:00"))).isZero();
        assertThat(office.open(saturday, saturday)).isZero();
        assertThat(office.open(saturday, at("2026-06-05T10:00"))).isZero();
        assertThat(office.open(at("2026-06-05T16:50"), saturday)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void itOpensNext() {
        BusinessCalendar office = berlin("mon-fri", "09:00-17:00");

        assertThat(office.opening(at("2026-06-06T10:00"))).isEqualTo(at("2026-06-08T09:00"));
        assertThat(office.opening(at("2026-06-05T17:00"))).isEqualTo(at("2026-06-08T09:00"));
        assertThat(office.opening(at("2026-06-05T16:00"))).isEqualTo(at("2026-06-05T16:00"));
    }

    @Test
    void hoursThatAreNeverOpenAreRefused() {
        OpeningHours never = new OpeningHours(BERLIN, Map.of(), List.of(holiday("2026-12-25")));

        assertThatThrownBy(() -> BusinessCalendar.of(never)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotReachedWithinTheHorizonIsDueAtItsEnd() {
        Instant start = at("2026-06-05T10:00");
        BusinessCalendar onceOnly =
                BusinessCalendar.of(new OpeningHours(BERLIN, Map.of(), List.of(holiday("2026-06-06", "09:00-10:00"))));
        List<Holiday> longClosed = IntStream.range(0, 40_000)
                .mapToObj(day -> new Holiday(LocalDate.of(2026, 6, 1).plusDays(day), List.of()))
                .toList();
        BusinessCalendar closed =
                BusinessCalendar.of(new OpeningHours(BERLIN, week("mon-fri", "09:00-17:00"), longClosed));

        assertThat(onceOnly.due(start, Duration.ofHours(1))).isEqualTo(at("2026-06-06T10:00"));
        assertThat(onceOnly.due(start, Duration.ofHours(2))).isEqualTo(start.plus(BusinessCalendar.HORIZON));
        assertThat(closed.due(start, HALF_AN_HOUR)).isEqualTo(start.plus(BusinessCalendar.HORIZON));
        assertThat(BusinessCalendar.ALWAYS.due(start, Duration.ofDays(1_000_000)))
                .isEqualTo(start.plus(BusinessCalendar.HORIZON));
    }

    @Test
    void openTimeIsNeverNegative() {
        assertThatThrownBy(() -> BusinessCalendar.ALWAYS.due(Instant.EPOCH, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"9:00-17:30, 540, 1050", "22:00-06:00, 1320, 1800", "00:00-24:00, 0, 1440", "09:00-00:00, 540, 1440"})
    void shiftsAsTheyAreWritten(String written, int from, int to) {
        assertThat(Shift.parse(written)).contains(new Shift(from, to));
        assertThat(Shift.parse(Shift.parse(written).orElseThrow().toString())).contains(new Shift(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-17", "09:00", "09:60-17:00", "09:00-24:01", "25:00-26:00", "09:00-09:00", "24:00-06:00"})
    void whatIsNoShift(String written) {
        assertThat(Shift.parse(written)).isEqualTo(Optional.empty());
    }

    private static BusinessCalendar berlin(String days, String... shifts) {
        return BusinessCalendar.of(new OpeningHours(BERLIN, week(days, shifts), List.of()));
    }

    private static Map<DayOfWeek, List<Shift>> week(String days, String... shifts) {
        Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);
        Days.parse(days).orElseThrow().forEach(day -> hours.put(day, shifts(shifts)));
        return hours;
    }

    private static Holiday holiday(String date, String... shifts) {
        return new Holiday(LocalDate.parse(date), shifts(shifts));
    }

    private static List<Shift> shifts(String... shifts) {
        return List.of(shifts).stream()
                .map(shift -> Shift.parse(shift).orElseThrow())
                .toList();
    }

    /** By Berlin's clock on the wall. */
    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }
}
