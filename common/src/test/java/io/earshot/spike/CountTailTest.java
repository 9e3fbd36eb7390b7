package io.earshot.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountTailTest {
    /** Reference: -log10 of scipy.stats.nbinom.sf(count - 1, 1/dispersion, 1 / (1 + dispersion·mean)), SciPy 1.17. */
    @ParameterizedTest
    @CsvSource({
        "5,     1,     0.25, 1.9826994847580635",
        "30,    10,    0.25, 2.1710790227953902",
        "100,   10,    0.25, 10.964787122085847",
        "1000,  10,    0.25, 139.53253034815637",
        "10,    10,    0.25, 0.3316505833870691",
        "2,     10,    0.25, 0.011308891407463483",
        "3000,  2000,  0.01, 5.04068879003769",
        "12,    0.03,  2.5,  14.856669819837936",
        "1,     0.5,   1e-6, 0.4050891865054936",
        "50000, 20000, 0.3,  1.7914392320863401"
    })
    void agreesWithTheNegativeBinomialLaw(double count, double mean, double dispersion, double surprise) {
        assertThat(CountTail.surprise(count, mean, dispersion)).isCloseTo(surprise, within(1e-6 * (1 + surprise)));
    }

    @Test
    void nothingIsNoSurprise() {
        assertThat(CountTail.surprise(0, 10, 0.25)).isZero();
    }

    @Test
    void whatNoDoubleCanHoldAsAProbabilityStillHasASurprise() {
        assertThat(CountTail.surprise(1e6, 1, 0.01)).isGreaterThan(1_000).isFinite();
    }

    @Test
    void risesWithTheCountAndFallsWithTheMean() {
        double last = -1;
        for (int count = 0; count < 300; count++) {
            double surprise = CountTail.surprise(count, 12, 0.1);
            assertThat(surprise).isGreaterThan(last);
            assertThat(CountTail.surprise(count, 13, 0.1)).isLessThanOrEqualTo(surprise);
            last = surprise;
        }
    }
}
