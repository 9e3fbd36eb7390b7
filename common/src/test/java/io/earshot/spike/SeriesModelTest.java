package io.earshot.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.spike.SimulatedCounts.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SeriesModelTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;

    private final SpikeSettings settings = SpikeSettings.BALANCED;
    private final SeriesModel model = new SeriesModel(settings, MINUTE);

    /** A series with its model, its alarm and what feeds it. */
    private static final class Played {
        final SpikeSettings settings;
        final SeriesModel model;
        final AlarmRule rule;
        final SimulatedCounts counts;
        final CountSeries series = new CountSeries();
        final Alarm alarm = new Alarm();
        int opened;

        Played(Sensitivity sensitivity, Kind kind, long seed) {
            settings = SpikeSettings.of(sensitivity);
            model = new SeriesModel(settings, MINUTE);
            rule = new AlarmRule(settings, MINUTE);
            counts = new SimulatedCounts(kind, seed);
            model.begin(series, SimulatedCounts.START);
        }

        Played play(int minutes, double factor) {
            for (int i = 0; i < minutes; i++) {
                boolean wasOpen = alarm.open;
                rule.step(alarm, model.close(series, counts.next(factor), rule.isNewNormal(alarm)), true);
                opened += alarm.open && !wasOpen ? 1 : 0;
            }
            return this;
        }

        /** Minutes of a rate so many times the usual until an alarm opens; an hour if none does. */
        int minutesToAlarm(double factor) {
            int before = opened;
            for (int minute = 1; minute <= HOUR; minute++) {
                play(1, factor);
                if (opened > before) {
                    return minute;
                }
            }
            return HOUR;
        }

        /** How far the expected is from the true rate, over some time: a share of all that is to be expected. */
        double expectationError(int minutes) {
            double error = 0;
            double sum = 0;
            for (int i = 0; i < minutes; i++) {
                double rate = 3 * SimulatedCounts.weekShare(series.next - SimulatedCounts.START);
                error += Math.abs(model.expected(series) - rate);
                sum += rate;
                play(1, 1);
            }
            return error / sum;
        }
    }

    @Test
    void expectsBetterAfterADayAndBetterStillAfterTwoWeeks() {
        Played brand = new Played(Sensitivity.BALANCED, Kind.WEEKLY, 1).play(20, 1);
        double firstDay = brand.expectationError(DAY - 20);
        double secondDay = brand.expectationError(DAY);
        brand.play(3 * DAY, 1);
        double firstWeekend = brand.expectationError(2 * DAY);
        brand.play(7 * DAY + 5 * DAY, 1);
        double thirdWeekend = brand.expectationError(2 * DAY);

        assertThat(firstDay).isLessThan(0.35);
        assertThat(secondDay).isLessThan(0.15).isLessThan(firstDay);
        assertThat(thirdWeekend).isLessThan(0.2).isLessThan(firstWeekend / 2);
    }

    @ParameterizedTest
    @CsvSource({"40, 10", "1440, 6", "20160, 5"})
    void anHourOfSixTimesTheUsualIsSeenInMinutesAtEachAge(int ageMinutes, int mostMinutes) {
        int[] minutes = new int[9];
        for (int seed = 0; seed < minutes.length; seed++) {
            Played brand = new Played(Sensitivity.BALANCED, Kind.WEEKLY, seed).play(ageMinutes, 1);
            minutes[seed] = brand.minutesToAlarm(6);
        }
        Arrays.sort(minutes);

        assertThat(minutes[minutes.length / 2]).isLessThanOrEqualTo(mostMinutes);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void falseAlarmsStayWithinTheBudget(Kind kind) {
        for (Sensitivity sensitivity : Sensitivity.values()) {
            int weeks = 6;
            int alarms = new Played(sensitivity, kind, 1).play(weeks * WEEK, 1).opened
                    + new Played(sensitivity, kind, 2).play(weeks * WEEK, 1).opened;

            double borne = (double) Duration.ofDays(2L * 7 * weeks).toSeconds()
                    / sensitivity.perFalseAlarm().toSeconds();
            // Give or take what chance makes of so rare a thing: two deviations of Poisson's law.
            assertThat((double) alarms).as("%s", sensitivity).isLessThanOrEqualTo(borne + 1 + 2 * Math.sqrt(borne));
        }
    }

    @Test
    void anAlarmIsRaisedInTheFirstHour() {
        Played brand = new Played(Sensitivity.BALANCED, Kind.BUSY, 3).play(20, 1);

        assertThat(brand.minutesToAlarm(8)).isLessThan(10);
        assertThat(brand.series.next - SimulatedCounts.START).isLessThan(HOUR);
    }

    @Test
    void theNextSpikeIsSeenThoughTheLastWasYesterday() {
        Played brand =
                new Played(Sensitivity.BALANCED, Kind.BUSY, 4).play(5 * DAY, 1).play(2 * HOUR, 8);
        brand.play(DAY - 2 * HOUR, 1);

        assertThat(brand.minutesToAlarm(6)).isLessThan(10);
    }

    @Test
    void whatIsAnnouncedIsExpected() {
        CountSeries series = steady(3 * DAY, 10);
        model.announce(series, List.of(new Announcement(at(series.next), at(series.next + 2 * HOUR), 5)));
        assertThat(model.expected(series)).isCloseTo(50, within(3.0));

        for (int i = 0; i < 2 * HOUR; i++) {
            assertThat(model.close(series, 50, false).surprise()).isLessThan(2);
        }
        // And hardly changes what is usual.
        for (int i = 0; i < HOUR; i++) {
            model.close(series, 10, false);
        }
        assertThat(model.expected(series)).isCloseTo(10, within(0.6));
    }

    @Test
    void whatIsAnnouncedToBeQuietIsNoSilence() {
        CountSeries series = steady(3 * DAY, 1);
        model.announce(series, List.of(new Announcement(at(series.next), at(series.next + 3 * HOUR), 0.01)));
        for (int i = 0; i < 2 * HOUR; i++) {
            model.close(series, 0, false);
        }
        assertThat(model.quiet(series).surprise()).isLessThan(2);
    }

    @Test
    void anAnnouncementMakesSense() {
        Instant now = at(0);
        assertThatThrownBy(() -> new Announcement(now, now, 2)).hasMessageStartingWith("until: must be after from");
        assertThatThrownBy(() -> new Announcement(now, now.plusSeconds(1), 0))
                .hasMessage("factor: must be above 0, found 0.0");
    }

    @Test
    void silenceIsTheMoreSurprisingTheMoreWasExpected() {
        CountSeries series = steady(9 * DAY, 1);
        double last = model.quiet(series).surprise();
        for (int i = 1; i <= 30; i++) {
            model.close(series, 0, false);
            double surprise = model.quiet(series).surprise();
            assertThat(surprise).isGreaterThanOrEqualTo(last);
            last = surprise;
        }
        Reading quiet = model.quiet(series);
        assertThat(last).isGreaterThan(settings.surprise());
        assertThat(quiet.observed()).isZero();
        assertThat(quiet.expected()).isCloseTo(30, within(2.0));
        assertThat(quiet.steps()).isEqualTo(30);
        assertThat(quiet.isCalm()).isFalse();
    }

    @Test
    void aStreamOfWhichATenthIsLeftIsQuietToo() {
        Played brand = new Played(Sensitivity.BALANCED, Kind.BUSY, 5).play(14 * DAY, 1);
        assertThat(model.quiet(brand.series).surprise()).isLessThan(settings.surprise());
        brand.play(2 * HOUR, 0.1);

        Reading quiet = model.quiet(brand.series);
        assertThat(quiet.surprise()).isGreaterThan(settings.surprise());
        assertThat(quiet.steps()).isEqualTo(HOUR);
        assertThat(quiet.observed()).isPositive();
    }

    @Test
    void aSilenceOfTheCollectorTeachesLittle() {
        CountSeries series = steady(3 * DAY, 5);
        model.skip(series, 6 * HOUR);

        assertThat(model.expected(series)).isCloseTo(5, within(0.8));
    }

    @Test
    void whatStaysQuietForADayAndLongerIsTheNewTruth() {
        CountSeries series = steady(3 * DAY, 50);
        for (int i = 0; i < 2 * DAY; i++) {
            model.close(series, 2, false);
        }
        assertThat(model.expected(series)).isLessThan(5);
        assertThat(model.quiet(series).surprise()).isLessThan(settings.surprise());
    }

    private CountSeries steady(int minutes, int count) {
        CountSeries series = new CountSeries();
        model.begin(series, SimulatedCounts.START);
        for (int i = 0; i < minutes; i++) {
            model.close(series, count, false);
        }
        return series;
    }

    private static Instant at(long minute) {
        return Instant.ofEpochSecond(60 * minute);
    }
}
