package io.earshot.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:15:30.123Z, 2026-11-22T08:15:30.123Z",
        "2026-11-22T08:15:30.123456789Z, 2026-11-22T08:15:30.123Z",
        "2026-11-22T08:15:30.9999Z, 2026-11-22T08:15:30.999Z",
        "2026-11-22T08:15:30.1Z, 2026-11-22T08:15:30.100Z",
        "'2026-11-22T08:15:30,5Z', 2026-11-22T08:15:30.500Z",
        "2026-11-22T08:15:30Z, 2026-11-22T08:15:30Z",
        "2026-11-22T08:15Z, 2026-11-22T08:15:00Z",
        "2026-11-22t08:15:30z, 2026-11-22T08:15:30Z",
        "2026-11-22 08:15:30+00:00, 2026-11-22T08:15:30Z",
        "2015-02-16T23:36:05-08:00, 2015-02-17T07:36:05Z",
        "2026-11-22T08:15:30+0530, 2026-11-22T02:45:30Z",
        "2026-11-22T08:15:30+05, 2026-11-22T03:15:30Z",
        "2026-11-22T08:15-03:30, 2026-11-22T11:45:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void readsAnyOffsetAndPrecision(String text, Instant instant) {
        assertThat(Instants.millis(text)).isEqualTo(instant.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-22",
                "2026-11-22T08:15:30",
                "2026-11-22T08:15",
                "2026-11-22T08:15:30.Z",
                "2026-11-22T08:15:30.123",
                "2026-11-22T08:15:3Z",
                "2026-11-22T8:15:30.00Z",
                "2026-11-22T08:15:30ZZ",
                "2026-11-22T08:15:30+5",
                "2026-11-22T08:15:30+05:3",
                "2026-11-22T08:15:30+05:60",
                "2026-11-22T08:15:30+19:00",
                "2026-11-22T24:00:00Z",
                "2026-11-22T08:60:00Z",
                "2026-11-22T08:15:61Z",
                "2026-13-22T08:15:30Z",
                "2026-00-22T08:15:30Z",
                "2026-11-31T08:15:30Z",
                "2026-11-00T08:15:30Z",
                "2025-02-29T08:15:30Z",
                "1900-02-29T08:15:30Z",
                "2026/11/22T08:15:30Z",
                "-026-11-22T08:15:30Z",
                "2026-11-22T08:15:30−05:00",
                "２０26-11-22T08:15:30Z",
                "20261122T081530.000Z"
            })
    void refusesWhatIsNoInstant(String text) {
        assertThat(Instants.millis(text)).isEqualTo(Instants.NONE);
    }

    @Test
    void agreesWithTheLibraryOnAnyMoment() {
        Random random = new Random(7);
        long earliest = Instant.parse("0000-01-01T18:00:00Z").getEpochSecond();
        long latest = Instant.parse("9999-12-31T05:00:00Z").getEpochSecond();
        for (int i = 0; i < 100_000; i++) {
            long second = earliest + (long) (random.nextDouble() * (latest - earliest));
            OffsetDateTime moment = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000))
                    .atOffset(ZoneOffset.ofTotalSeconds((random.nextInt(36 * 60) - 18 * 60) * 60));

            assertThat(Instants.millis(moment.toString()))
                    .as(moment.toString())
                    .isEqualTo(moment.toInstant().toEpochMilli());
        }
    }
}
