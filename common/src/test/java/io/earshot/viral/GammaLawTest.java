package io.earshot.viral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GammaLawTest {
    @Test
    void withShapeOneItIsTheExponentialLaw() {
        assertThat(new GammaLaw(1, 2).below(3)).isCloseTo(1 - Math.exp(-1.5), within(1e-12));
    }

    @Test
    void cellsHaveAllOfTheLawAndItsMean() {
        GammaLaw law = new GammaLaw(7.5, 0.5);
        double[] edges = {0.2, 0.4, 0.6, 0.8, 1};
        double[] shares = law.shares(edges);
        double[] means = law.means(edges);
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * means[i];
        }
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        assertThat(mean).isCloseTo(0.5, within(1e-6));
        assertThat(means[2]).isBetween(0.4, 0.6);
    }

    @Test
    void quantilesPartItEvenly() {
        GammaLaw law = new GammaLaw(3, 1);
        assertThat(law.shares(law.quantiles(4))).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-9));
    }
}
