package io.earshot.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.spike.NabScore.Profile;
import io.earshot.spike.NabSeries.Window;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Series of 1,000 rows, so that 150 are probation, with one window of 100 rows from 400 to 499. By hand, with
 * σ(y) = 2 / (1 + e^5y) − 1: σ(−1) = 0.986614, σ(−0.5) = 0.848284, σ(0) = 0, σ(1) = −0.986614.
 */
final class NabScoreTest {
    private static final Window WINDOW = new Window(400, 499);
    private static final double NEVER = 0;

    @Test
    void theFirstRowOfEachWindowAndNothingElseIsPerfect() {
        for (Profile profile : Profile.values()) {
            assertThat(score(profile, 400)).isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void silenceIsZero() {
        for (Profile profile : Profile.values()) {
            assertThat(score(profile)).isZero();
        }
    }

    @Test
    void theMiddleOfAWindowEarnsLess() {
        // σ(−50/100) / σ(−1) = 0.859793, so (0.859793 + 1) / 2.
        assertThat(score(Profile.STANDARD, 450)).isCloseTo(92.98964, within(1e-4));
        // (0.859793 + 2) / 3.
        assertThat(score(Profile.LOW_FALSE_NEGATIVES, 450)).isCloseTo(95.32643, within(1e-4));
    }

    @Test
    void onlyTheFirstDetectionInAWindowCounts() {
        assertThat(score(Profile.STANDARD, 450, 451, 460, 499)).isEqualTo(score(Profile.STANDARD, 450));
    }

    @Test
    void aFalseAlarmBeforeAllWindowsCostsAllItsWeight() {
        // 100·(1 − 0.11 + 1) / 2, and with 0.22.
        assertThat(score(Profile.STANDARD, 300, 400)).isCloseTo(94.5, within(1e-9));
        assertThat(score(Profile.LOW_FALSE_POSITIVES, 300, 400)).isCloseTo(89, within(1e-9));
    }

    @Test
    void aFalseAlarmSoonAfterAWindowCostsLittleAndLaterAll() {
        // y = (598 − 499) / 99 = 1: 0.11 · 0.986614 = 0.108528.
        assertThat(score(Profile.STANDARD, 400, 598)).isCloseTo(100 * (2 - 0.108528) / 2, within(1e-4));
        // y = 297 / 99 = 3: still by σ, which is −0.999999; y beyond 3 costs 1.
        assertThat(score(Profile.STANDARD, 400, 796)).isCloseTo(94.5, within(1e-4));
        assertThat(score(Profile.STANDARD, 400, 797)).isCloseTo(94.5, within(1e-9));
    }

    @Test
    void nothingCountsDuringProbation() {
        assertThat(score(Profile.STANDARD, 0, 100, 149, 400)).isCloseTo(100, within(1e-9));
        assertThat(score(Profile.STANDARD, 150, 400)).isCloseTo(94.5, within(1e-9));
    }

    @Test
    void probationIsNoLongerThan750Rows() {
        NabSeries series = new NabSeries(List.of(new Window(9_000, 9_099)), detections(10_000, 750));

        assertThat(series.scoredRows()).isEqualTo(9_250);
        assertThat(series.at(1).falseAlarms()).isEqualTo(1);
    }

    @Test
    void tellsWhatWasDetectedAndHowLate() {
        NabSeries.Detections detections =
                new NabSeries(List.of(WINDOW, new Window(700, 799)), detections(1_000, 410, 420, 550)).at(1);

        assertThat(detections.missed()).isEqualTo(1);
        assertThat(detections.falseAlarms()).isEqualTo(1);
        assertThat(detections.delays()).containsExactly(10);
    }

    @Test
    void theBestThresholdIsTheMiddleOfThoseThatDoAsWell() {
        double[] scores = new double[1_000];
        scores[400] = 0.9;
        scores[300] = 0.5;
        NabScore.Best best = new NabScore(List.of(new NabSeries(List.of(WINDOW), scores))).best(Profile.STANDARD);

        assertThat(best.score()).isCloseTo(100, within(1e-9));
        assertThat(best.threshold()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void crossValidationTakesTheThresholdFromTheOthers() {
        double[] loud = new double[1_000];
        loud[400] = 0.9;
        loud[300] = 0.8;
        double[] soft = new double[1_000];
        soft[400] = 0.4;
        soft[300] = 0.1;
        NabScore score =
                new NabScore(List.of(new NabSeries(List.of(WINDOW), loud), new NabSeries(List.of(WINDOW), soft)));

        // The loud one's best, 0.85, misses the soft one's window; the soft one's, 0.25, lets through the false alarm:
        // (−1 + 1 − 0.11 + 2) / 4.
        assertThat(score.crossValidated(Profile.STANDARD)).isCloseTo(100 * 1.89 / 4, within(1e-9));
        // With one threshold, 0.4 at most, both windows are hit, with one false alarm.
        assertThat(score.best(Profile.STANDARD).score()).isCloseTo(100 * (2 - 0.11 + 2) / 4, within(1e-9));
    }

    @Test
    void windowsMustBeWithinTheSeries() {
        assertThatThrownBy(() -> new NabSeries(List.of(new Window(990, 1_000)), new double[1_000]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("windows must ascend within 1000 rows");
    }

    private static double score(Profile profile, int... rows) {
        NabSeries series = new NabSeries(List.of(WINDOW), detections(1_000, rows));
        return new NabScore(List.of(series)).at(1, profile);
    }

    private static double[] detections(int length, int... rows) {
        double[] scores = new double[length];
        Arrays.fill(scores, NEVER);
        for (int row : rows) {
            scores[row] = 1;
        }
        return scores;
    }
}
