package io.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When it is quiet, and until when. 24 November 2026 is a Tuesday. */
final class QuietHoursTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {from: "22:00", to: "07:00"}                                                   | 2026-11-24T21:59:59Z | -
            {from: "22:00", to: "07:00"}                                                   | 2026-11-24T22:00:00Z | 2026-11-25T07:00:00Z
            {from: "22:00", to: "07:00"}                                                   | 2026-11-25T06:59:59Z | 2026-11-25T07:00:00Z
            {from: "22:00", to: "07:00"}                                                   | 2026-11-25T07:00:00Z | -
            {from: "12:00", to: "13:00", zone: Europe/Berlin}                              | 2026-11-24T11:30:00Z | 2026-11-24T12:00:00Z
            {from: "12:00", to: "13:00", zone: Europe/Berlin}                              | 2026-07-24T10:30:00Z | 2026-07-24T11:00:00Z
            {days: [mon], from: "22:00", to: "07:00"}                                      | 2026-11-24T03:00:00Z | 2026-11-24T07:00:00Z
            {days: [mon], from: "22:00", to: "07:00"}                                      | 2026-11-24T23:00:00Z | -
            {days: [sat, sunday], from: "00:00", to: "24:00"}                              | 2026-11-28T10:00:00Z | 2026-11-30T00:00:00Z
            [{days: [fri], from: "18:00", to: "24:00"}, {days: [sat], from: "00:00", to: "09:00"}] | 2026-11-27T19:00:00Z | 2026-11-28T09:00:00Z
            [{from: "20:00", to: "23:00"}, {from: "22:00", to: "06:00"}]                   | 2026-11-24T20:30:00Z | 2026-11-25T06:00:00Z
            # The night in which clocks go forward is an hour shorter, the one in which they go back an hour longer.
            {from: "01:00", to: "04:00", zone: Europe/Berlin}                              | 2026-03-29T00:00:00Z | 2026-03-29T02:00:00Z
            {from: "01:00", to: "04:00", zone: Europe/Berlin}                              | 2026-10-25T00:00:00Z | 2026-10-25T03:00:00Z
            """)
    void itIsQuietUntilItsWindowsEnd(String quiet, Instant now, String end) {
        assertThat(hours(quiet).endAt(now))
                .isEqualTo(end.equals("-") ? Optional.empty() : Optional.of(Instant.parse(end)));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T10:00:00Z"})
    void whereItIsAlwaysQuietThatEndsAllTheSame(Instant now) {
        assertThat(hours("{from: \"00:00\", to: \"24:00\"}").endAt(now))
                .hasValueSatisfying(end -> assertThat(end).isAfter(now));
    }

    private static QuietHours hours(String quiet) {
        String yaml = """
                targets: [{name: a, type: slack, url: "https://a.example"}]
                routes: [{targets: [a], quiet: %s}]
                """.formatted(quiet);
        NotifyFile file = NotifyFile.read("notify.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(file.findings()).isEqualTo(List.of());
        return file.plan().routes().get(0).quiet();
    }
}
