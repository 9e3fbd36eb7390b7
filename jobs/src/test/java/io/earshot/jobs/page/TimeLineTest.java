package io.earshot.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.jobs.page.TimeLine.Keep;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TimeLineTest {
    private final TimeLine line = new TimeLine(Keep.GREATEST, Keep.LEAST, Keep.MEAN);

    @Test
    void keepsAFewPointsAsTheyAre() {
        add(10, 1);
        add(20, 5);

        assertThat(line.seconds()).containsExactly(10, 20);
        assertThat(line.values(0)).containsExactly(1, 5);
        assertThat(line.values(2)).containsExactly(1, 5);
    }

    @Test
    void thinsManyWithoutLosingTheHighestTheLowestOrTheMean() {
        int many = 123_457;
        for (int i = 0; i < many; i++) {
            add(i, i == 77_777 ? 1_000 : i == 99_999 ? -1_000 : 7);
        }

        assertThat(line.seconds().length).isBetween(1_000, 2_000);
        assertThat(line.seconds()).isSorted().startsWith(0);
        assertThat(Arrays.stream(line.values(0)).max()).hasValue(1_000);
        assertThat(Arrays.stream(line.values(1)).min()).hasValue(-1_000);
        assertThat(Arrays.stream(line.values(2)).average()).hasValueCloseTo(7.0, within(0.5));
    }

    private void add(int second, double value) {
        line.add(Instant.ofEpochSecond(second), value, value, value);
    }
}
