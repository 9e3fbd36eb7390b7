package io.earshot.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StepCountsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static StepCounts everyMinute(Instant from, int minutes) {
        StepCounts counts = new StepCounts();
        for (int i = 0; i < minutes; i++) {
            counts.add(from.plusSeconds(60L * i));
        }
        return counts;
    }

    @Test
    void stepsWithoutAnyAreZeroAndSoAreThoseAround() {
        StepCounts counts = new StepCounts();
        counts.add(START.plusSeconds(125));
        counts.add(START);
        counts.add(START.plusSeconds(59));

        assertThat(counts.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(counts.values()).containsExactly(0, 2, 0, 1, 0);
        assertThat(counts.seconds()[1]).isEqualTo((double) START.getEpochSecond());
    }

    @Test
    void theStepGrowsWithTheSpanAndNothingIsLost() {
        StepCounts day = everyMinute(START, 1_440);

        assertThat(day.step()).isEqualTo(Duration.ofMinutes(15));
        assertThat(Arrays.stream(day.values()).sum()).isEqualTo(1_440);
        assertThat(day.values()).hasSize(98).contains(15);
    }

    @Test
    void twoAreJoinedWhicheverHasTheCoarserStep() {
        StepCounts day = everyMinute(START, 1_440);
        day.addAll(everyMinute(START, 60));
        StepCounts hour = everyMinute(START, 60);
        hour.addAll(everyMinute(START, 1_440));

        assertThat(day.values()).isEqualTo(hour.values()).contains(15, 30);
        assertThat(day.seconds()).isEqualTo(hour.seconds());
    }

    @Test
    void ofNothingThereAreNoSteps() {
        assertThat(new StepCounts().values()).isEmpty();
        assertThat(new StepCounts().seconds()).isEmpty();
    }
}
