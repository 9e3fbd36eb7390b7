package io.earshot.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SeriesDetectorTest {
    private static final int PER_DAY = 288;
    private final SeriesDetector detector = new SeriesDetector(Sensitivity.BALANCED, Duration.ofMinutes(5));
    private final Random random = new Random(1);
    private long step = 1_000;

    @Test
    void aScoreOfAHalfIsWhereAlertsOpen() {
        play(3 * PER_DAY, 20);
        SeriesDetector.Verdict first = detector.judge(step++, 90);
        SeriesDetector.Verdict second = detector.judge(step++, 95);

        assertThat(Math.max(first.score(), second.score())).isBetween(0.5, 1.0);
        assertThat(first.opens() || second.opens()).isTrue();
    }

    @Test
    void anAlertOpensOnceACause() {
        play(3 * PER_DAY, 20);

        assertThat(play(12, 200)).isEqualTo(1);
    }

    @Test
    void ordinaryWeeksOpenNone() {
        assertThat(play(28 * PER_DAY, 20)).isZero();
    }

    @Test
    void laterRowsOfAnEpisodeScoreLow() {
        play(3 * PER_DAY, 20);
        assertThat(detector.judge(step++, 200).score()).isGreaterThan(0.5);

        for (int i = 0; i < PER_DAY / 2; i++) {
            assertThat(detector.judge(step++, i < 20 ? 200 : 20).score()).isLessThanOrEqualTo(0.25);
        }
    }

    @Test
    void whatIsFarHigherIsNewsAllTheSame() {
        play(5 * PER_DAY, 20);

        assertThat(play(12, 90)).isEqualTo(1);
        assertThat(play(24, 90)).isZero();
        assertThat(play(12, 900)).isEqualTo(1);
    }

    @Test
    void pureNoiseOfAnyLawOpensAboutOneAWeek() {
        int opened = 0;
        int weeks = 20;
        for (int i = 0; i < weeks * 7 * PER_DAY; i++) {
            double count = Math.floor(-20 * Math.log(1 - random.nextDouble()));
            opened += detector.judge(step++, count).opens() ? 1 : 0;
        }
        assertThat(opened).isBetween(weeks / 2, 2 * weeks);
    }

    @Test
    void stepsLeftOutHadACountOfNothing() {
        SeriesDetector other = new SeriesDetector(Sensitivity.BALANCED, Duration.ofMinutes(5));
        for (int i = 0; i < 500; i++) {
            int count = i % 3 == 0 ? random.nextInt(5) : 0;
            SeriesDetector.Verdict verdict = detector.judge(i, count);
            if (i == 0 || count > 0) {
                // A silence that outlasts the longest window is learned from as a whole: nearly the same.
                assertThat(other.judge(i, count).score()).isCloseTo(verdict.score(), within(0.005));
            }
        }
    }

    @Test
    void stepsMustAscend() {
        detector.judge(10, 1);

        assertThatThrownBy(() -> detector.judge(10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps must ascend: 10 came after 10");
    }

    private int play(int steps, int mean) {
        int opened = 0;
        for (int i = 0; i < steps; i++) {
            int count = (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
            opened += detector.judge(step++, count).opens() ? 1 : 0;
        }
        return opened;
    }
}
