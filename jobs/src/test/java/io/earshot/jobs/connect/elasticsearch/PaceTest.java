package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final Pace.Delays DELAYS =
            new Pace.Delays(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final Pace pace = pace(1);

    private static Pace pace(long seed) {
        return new Pace(DELAYS, 4, 1_000, 4_000_000, seed);
    }

    @Test
    void allMayGoWhileAllIsWell() {
        assertThat(pace.isOpen(0)).isTrue();
        assertThat(pace.requests()).isEqualTo(4);
        assertThat(pace.documents()).isEqualTo(1_000);
        assertThat(pace.delayMillis()).isZero();
    }

    @Test
    void theGateOpensWhenTheDelayIsOver() {
        pace.failed(pace.epoch(), 7_000);

        assertThat(pace.isOpen(7_000)).isFalse();
        assertThat(pace.isOpen(pace.opensAtMillis() - 1)).isFalse();
        assertThat(pace.isOpen(pace.opensAtMillis())).isTrue();
    }

    @Test
    void delaysDoubleUpToTheLongestAndVaryByHalf() {
        long[] longest = {100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000};
        for (long delay : longest) {
            pace.failed(pace.epoch(), 0);
            assertThat(pace.delayMillis()).isBetween(delay / 2, delay);
        }
        for (int i = 0; i < 1_000; i++) {
            pace.failed(pace.epoch(), 0);
        }
        assertThat(pace.delayMillis()).isBetween(2_500L, 5_000L);
    }

    @Test
    void subtasksDoNotComeBackAtTheSameMoment() {
        Set<List<Long>> waits = new HashSet<>();
        for (int subtask = 0; subtask < 20; subtask++) {
            Pace one = pace(subtask);
            waits.add(Stream.generate(() -> delayAfterFailure(one)).limit(5).toList());
        }
        assertThat(waits).hasSize(20);
    }

    private static long delayAfterFailure(Pace pace) {
        pace.failed(pace.epoch(), 0);
        return pace.delayMillis();
    }

    @Test
    void requestsThatFailTogetherCountOnce() {
        int together = pace.epoch();

        pace.failed(together, 0);
        pace.failed(together, 0);
        pace.failed(together, 0);

        assertThat(pace.delayMillis()).isLessThanOrEqualTo(100);
        assertThat(pace.documents()).isEqualTo(500);
    }

    @Test
    void afterAFailureOneRequestTries() {
        pace.failed(pace.epoch(), 0);
        assertThat(pace.requests()).isEqualTo(1);

        pace.succeeded(pace.epoch());
        assertThat(pace.requests()).isEqualTo(4);
        assertThat(pace.delayMillis()).isZero();
    }

    @Test
    void aSuccessFromBeforeTheFailureProvesNothing() {
        int before = pace.epoch();
        pace.failed(pace.epoch(), 0);

        pace.succeeded(before);

        assertThat(pace.requests()).isEqualTo(1);
    }

    @Test
    void requestsShrinkToOneDocumentAndGrowBack() {
        for (int i = 0; i < 20; i++) {
            pace.failed(pace.epoch(), 0);
        }
        assertThat(pace.documents()).isEqualTo(1);

        for (int i = 0; i < 20; i++) {
            pace.succeeded(pace.epoch());
        }
        assertThat(pace.documents()).isEqualTo(1_000);
    }

    @Test
    void aFullDiskClosesTheGateForLongButDoesNotShrinkRequests() {
        pace.diskFull(pace.epoch(), 0);

        assertThat(pace.delayMillis()).isBetween(15_000L, 30_000L);
        assertThat(pace.documents()).isEqualTo(1_000);
    }

    @Test
    void whatIsTooLargeIsHalvedAndStaysSo() {
        pace.tooLarge(3_000_000);
        assertThat(pace.bytes()).isEqualTo(1_500_000);

        pace.tooLarge(8_000_000); // one huge document says nothing against smaller requests
        pace.succeeded(pace.epoch());
        assertThat(pace.bytes()).isEqualTo(1_500_000);
        assertThat(pace.isOpen(0)).isTrue();
    }
}
