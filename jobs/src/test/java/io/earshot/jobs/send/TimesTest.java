package io.earshot.jobs.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso                        |                  | 2015-02-16T23:36:05-08:00        | 2015-02-17T07:36:05Z",
                "iso                        |                  | 2015-02-16 23:36:05-08:00        | 2015-02-17T07:36:05Z",
                "iso                        | America/New_York | 2015-02-16 23:36:05              | 2015-02-17T04:36:05Z",
                "iso                        | America/New_York | 2015-02-16T23:36:05Z             | 2015-02-16T23:36:05Z",
                "epoch-seconds              |                  | 1795335330                       | 2026-11-22T08:15:30Z",
                "epoch-seconds              |                  | 1795335330.25                    | 2026-11-22T08:15:30.250Z",
                "epoch-millis               |                  | 1795335330123                    | 2026-11-22T08:15:30.123Z",
                "EEE MMM dd HH:mm:ss Z yyyy |                  | Tue Oct 31 22:10:47 +0000 2017   | 2017-10-31T22:10:47Z",
                "dd.MM.yyyy HH:mm           | Europe/Berlin    | 22.07.2026 09:15                 | 2026-07-22T07:15:00Z",
                "M/d/yyyy h:mm a            | UTC              | 7/2/2026 9:15 pm                 | 2026-07-02T21:15:00Z",
            })
    void readsTheTimesOfOtherPrograms(String format, @Nullable ZoneId zone, String text, Instant instant)
            throws RowException {
        assertThat(new Times(format, zone).parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso                        | 2015-02-16T23:36:05",
                "iso                        | yesterday",
                "epoch-seconds              | 12:30",
                "epoch-seconds              | 1e300",
                "epoch-millis               | 1e99999999",
                "EEE MMM dd HH:mm:ss Z yyyy | 2017-10-31T22:10:47Z",
                "dd.MM.yyyy HH:mm Z         | 31.02.2026",
            })
    void refusesWhatIsNone(String format, String text) {
        assertThatThrownBy(() -> new Times(format, null).parse(text))
                .isInstanceOf(RowException.class)
                .hasMessage("'" + text + "' is not a time of the format '" + format + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy HH:mm |               | the pattern tells no offset: give `zone`",
                "dd.MM.yyyy       | Europe/Berlin | the pattern tells no full date and time",
                "HH:mm            | Europe/Berlin | the pattern tells no full date and time",
                "bbb              |               | Unknown pattern letter: b",
            })
    void aPatternThatTellsNoInstantIsRefused(String format, @Nullable ZoneId zone, String reason) {
        assertThatThrownBy(() -> new Times(format, zone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }
}
