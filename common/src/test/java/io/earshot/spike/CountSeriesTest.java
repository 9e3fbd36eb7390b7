package io.earshot.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CountSeriesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final SeriesModel model = new SeriesModel(SpikeSettings.BALANCED, MINUTE);
    private final Random random = new Random(1);

    @Test
    void whatIsReadHasTheFutureOfWhatWasWritten() throws IOException {
        CountSeries series = played(3_000);
        model.announce(series, List.of(new Announcement(at(series.next + 5), at(series.next + 90), 3)));
        CountSeries read = CountSeries.read(new DataInputStream(new ByteArrayInputStream(bytes(series))));

        for (int i = 0; i < 2_000; i++) {
            int count = i % 500 > 450 ? 0 : random.nextInt(9);
            assertThat(model.close(read, count, false)).isEqualTo(model.close(series, count, false));
            assertThat(model.quiet(read)).isEqualTo(model.quiet(series));
        }
        assertThat(bytes(read)).isEqualTo(bytes(series));
    }

    @Test
    void doesNotGrow() throws IOException {
        assertThat(bytes(played(50_000)).length)
                .isEqualTo(bytes(played(500)).length)
                .isLessThan(1_200);
    }

    @Test
    void aLaterVersionIsRefused() {
        assertThatThrownBy(() -> CountSeries.read(new DataInputStream(new ByteArrayInputStream(new byte[] {99}))))
                .isInstanceOf(IOException.class)
                .hasMessage("a series of counts of version 1 was expected, found 99");
    }

    private CountSeries played(int steps) {
        CountSeries series = new CountSeries();
        model.begin(series, 29_000_000);
        for (int i = 0; i < steps; i++) {
            model.close(series, random.nextInt(9), false);
        }
        return series;
    }

    private static Instant at(long minute) {
        return Instant.ofEpochSecond(60 * minute);
    }

    private static byte[] bytes(CountSeries series) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        series.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
