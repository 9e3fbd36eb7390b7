package io.earshot.viral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthLawTest {
    @Test
    void withoutContagionPostsComeByPoissonsLaw() {
        GrowthLaw law = law(2, 1e-12);
        assertThat(1 - law.atLeast(1)).isCloseTo(Math.exp(-2), within(1e-9));
        assertThat(law.atLeast(3)).isCloseTo(1 - Math.exp(-2) * (1 + 2 + 2), within(1e-9));
    }

    @Test
    void contagionLeavesTheChanceOfSilenceButLengthensTheTail() {
        assertThat(law(2, 0.8).atLeast(1)).isCloseTo(law(2, 1e-12).atLeast(1), within(1e-9));
        assertThat(law(2, 0.8).atLeast(20)).isGreaterThan(0.1);
        assertThat(law(2, 1e-12).atLeast(20)).isLessThan(1e-4);
    }

    @Test
    void theMeanIsThatOfABranchingProcess() {
        for (double mean : new double[] {0.3, 5, 60, 3_000}) {
            GrowthLaw law = law(mean, 0.7);
            double sum = 0;
            long step = Math.max(1, Math.round(mean / 100));
            for (long count = 1; count < 400 * (mean + 10); count += step) {
                sum += step * law.atLeast((double) count);
            }
            assertThat(sum).isCloseTo(mean / 0.3, within(0.02 * mean / 0.3 + 0.5 * step));
        }
    }

    @Test
    void theExactPartAndTheTailMeetWithoutAStep() {
        GrowthLaw law = law(40, 0.8); // 200 posts on average: half of the law is summed, half is approximated
        double before = law.atLeast(195) - law.atLeast(200);
        double across = law.atLeast(198) - law.atLeast(209);
        assertThat(across / 11).isCloseTo(before / 5, within(0.15 * before / 5));
    }

    @Test
    void aThreadThatIsMostlyOverHasAnIntervalOfOneNumber() {
        assertThat(law(0.1, 0.5).interval(0.8, 10)).containsExactly(0, 0);
    }

    @Test
    void theIntervalHoldsAboutWhatItShould() {
        for (double mean : new double[] {3, 20, 300, 30_000}) {
            GrowthLaw law = law(mean, 0.6);
            long[] ends = law.interval(0.8, 50);
            assertThat(law.between(ends[0], ends[1])).isCloseTo(0.8, within(0.05));
            assertThat(law.quantile(0.5)).isBetween(ends[0], ends[1]);
        }
    }

    @Test
    void theNumberToTellLiesBelowTheMedianWhereTheTailIsLong() {
        GrowthLaw law = law(5, 0.9);
        assertThat(law.leastRelativeError(10)).isLessThan(law.quantile(0.5));
    }

    private static GrowthLaw law(double mean, double contagion) {
        return new GrowthLaw(new double[] {1}, new double[] {mean}, new double[] {contagion});
    }
}
