package io.earshot.viral;

/** The few special functions that the growth model needs. */
final class Numbers {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private Numbers() {}

    /** ln Γ(x) for x above 0: Stirling's series (NIST DLMF 5.11.1) after shifting x up to where it is exact. */
    static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 10) {
            shift -= Math.log(z);
            z++;
        }
        double square = z * z;
        double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / (1680 * square)) / square) / square) / z;
        return shift + (z - 0.5) * Math.log(z) - z + LOG_ROOT_TWO_PI + series;
    }

    /** The share of the standard normal law below z. */
    static double normal(double z) {
        if (Math.abs(z) > 8) {
            return z > 0 ? 1 : 0;
        }
        return z > 0 ? 1 - Math.exp(logUpperNormal(z)) : Math.exp(logUpperNormal(-z));
    }

    /**
     * The logarithm of the share of the standard normal law above z: series below 2.5, continued fraction beyond
     * (Abramowitz and Stegun, 26.2.11 and 26.2.14).
     *
     * @param z not below 0
     */
    static double logUpperNormal(double z) {
        double logDensity = -0.5 * z * z - LOG_ROOT_TWO_PI;
        if (z < 2.5) {
            double term = z;
            double sum = z;
            for (int i = 3; term > 1e-17; i += 2) {
                term *= z * z / i;
                sum += term;
            }
            return Math.log(0.5 - Math.exp(logDensity) * sum);
        }
        double fraction = z;
        for (int i = z > 4 ? 12 : 40; i >= 1; i--) {
            fraction = z + i / fraction;
        }
        return logDensity - Math.log(fraction);
    }
}
